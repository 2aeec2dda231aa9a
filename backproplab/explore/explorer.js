/* The page's half of Explorer: draws the controls, keeps frames, shows the right one.

   No mathematics here. A state, {name: value}, has a key: the version of the frames and
   the position of each control. Frames are kept by key, and only the frame whose key is
   that of the present state is ever shown, so an answer that comes late cannot win. */

const MOST_FRAMES = 256; // kept; the oldest go first
const REACH = { slider: 6, grid: 6, stepper: 3, choice: 1, toggle: 1 }; // moves to ask ahead
const FURTHEST = Math.max(...Object.values(REACH));
const IDLE = 120; // ms without a move before asking
const PATIENCE = 1500; // ms without a picture before saying so

// ---- positions: the same rules as controls.py ------------------------------------

const rules = {
  slider: {
    count: c => Math.floor((c.high - c.low) / c.step + 1e-6) + 1,
    position: (c, value) => Math.round((value - c.low) / c.step),
    value: (c, position) => Number((c.low + position * c.step).toFixed(c.digits)),
  },
  grid: {
    count: c => c.values.length,
    position: (c, value) => c.values.reduce(
      (best, each, i) =>
        Math.abs(each - value) < Math.abs(c.values[best] - value) ? i : best, 0),
    value: (c, position) => c.values[position],
  },
  stepper: { count: c => c.labels.length, position: (c, v) => v, value: (c, p) => p },
  choice: {
    count: c => c.options.length,
    position: (c, value) => c.options.indexOf(value), // -1: nothing chosen yet
    value: (c, position) => c.options[position] ?? null,
  },
  toggle: { count: () => 2, position: (c, v) => Number(v), value: (c, p) => p === 1 },
};

const settable = model => model.get("controls").filter(c => c.name);

function keyOf(model, state) {
  const places = settable(model).map(c => rules[c.kind].position(c, state[c.name]));
  return `${model.get("version")}:${places.join(",")}`;
}

function put(model, control, position) {
  const rule = rules[control.kind];
  const within = Math.max(0, Math.min(rule.count(control) - 1, position));
  const value = rule.value(control, within);
  const state = model.get("state");
  if (state[control.name] === value) return;
  model.set("state", { ...state, [control.name]: value });
  model.save_changes();
}

// ---- frames: one store for all views of an explorer --------------------------------

function makeStore(model) {
  const frames = new Map();
  const listeners = new Set();
  let asked = false; // and the kernel has not answered yet
  let views = 0; // the kernel is told, and prepares nothing that nobody sees

  function keep(key, frame) {
    if (frame.unfinished && frames.has(key) && !frames.get(key).unfinished) return;
    frames.delete(key);
    frames.set(key, frame);
    if (frames.size > MOST_FRAMES) frames.delete(frames.keys().next().value);
  }

  function read() {
    const shown = model.get("shown");
    if (shown.key) keep(shown.key, shown);
    listeners.forEach(listener => listener());
  }

  function held(state) {
    const key = keyOf(model, state);
    const frame = frames.get(key) ?? model.get("frames")[key]; // those brought along stay
    const complete = frame && (!frame.stage || frame.stage in model.get("stages"));
    return complete ? frame : null;
  }

  function isReady(state) {
    const frame = held(state);
    return Boolean(frame) && !frame.unfinished;
  }

  function tell(message) {
    try {
      model.send(message);
      return true;
    } catch {
      return false; // the kernel is gone, and the page moves on with what it has
    }
  }

  function look(change) {
    views += change;
    tell({ views });
  }

  // The states near the present one that have no frame yet, the nearest first.
  function lacking() {
    const state = model.get("state");
    const found = [];
    for (let far = 1; far <= FURTHEST; far++) {
      for (const c of settable(model).filter(c => far <= REACH[c.kind])) {
        const rule = rules[c.kind];
        const here = rule.position(c, state[c.name]);
        for (const there of [here + far, here - far]) {
          if (there < 0 || there >= rule.count(c)) continue;
          const near = { ...state, [c.name]: rule.value(c, there) };
          if (!isReady(near)) found.push(near);
        }
      }
    }
    return found;
  }

  function ask() {
    const states = !asked && isReady(model.get("state")) ? lacking() : [];
    const question = states.map(state => keyOf(model, state)).join();
    if (!states.length || question === ask.last) return;
    ask.last = question; // never the same question twice in a row
    asked = tell({ ask: states });
  }

  let timer;
  function askWhenIdle() {
    clearTimeout(timer);
    timer = setTimeout(ask, IDLE);
  }

  model.on("change:shown change:frames change:stages change:version", read);
  model.on("change:state", askWhenIdle);
  model.on("change:shown", askWhenIdle);
  model.on("msg:custom", message => {
    asked = false;
    for (const [key, frame] of Object.entries(message.frames)) keep(key, frame);
    listeners.forEach(listener => listener());
    askWhenIdle();
  });
  read();
  return { held, isReady, look, listeners, askWhenIdle };
}

// ---- elements ----------------------------------------------------------------------

function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

// JupyterLab takes keys for itself (arrows move cells, "d d" deletes one) unless the
// focused element itself says no.
function focusable(tag, properties, ...children) {
  const made = element(tag, properties, ...children);
  made.setAttribute("data-lm-suppress-shortcuts", "true");
  return made;
}

// Each explorer of a notebook loads this module anew, so counting is not enough: equal
// names would make one group of the radio buttons of two explorers.
const own = Math.random().toString(36).slice(2);
let made = 0;
const freshId = () => `backproplab-explorer-${own}-${++made}`;

// Each maker returns its element and `sync`, which shows a position.
const makers = {
  slider(c, move) {
    const { count, position, value } = rules[c.kind];
    const [low, high] = [value(c, 0), value(c, count(c) - 1)];
    const written = here =>
      c.kind === "slider" ? value(c, here).toFixed(c.digits) : String(value(c, here));
    const id = freshId();
    const range = focusable("input", {
      type: "range", id, min: 0, max: count(c) - 1, step: 1,
    });
    const field = focusable("input", {
      type: "number", min: low, max: high, step: c.step ?? "any",
      "aria-label": `${c.label}, as a number`,
    });
    range.setAttribute("aria-label", c.label);
    range.addEventListener("input", () => move(range.valueAsNumber));
    const typed = number => position(c, Math.max(low, Math.min(high, number)));
    let typing = false; // what is being typed stays, whatever frames arrive meanwhile
    field.addEventListener("input", () => {
      typing = true;
      if (field.checkValidity() && field.value) move(typed(field.valueAsNumber));
    });
    function settle() {
      typing = false;
      if (field.value) move(typed(field.valueAsNumber));
      sync(range.valueAsNumber);
    }
    field.addEventListener("change", settle);
    field.addEventListener("blur", settle);
    field.addEventListener("keydown", event => {
      if (event.key === "Enter") settle();
      const by = { ArrowUp: +1, ArrowDown: -1 }[event.key];
      if (c.kind !== "grid" || !by) return; // a slider's field has a step of its own
      event.preventDefault();
      typing = false;
      move(range.valueAsNumber + by);
    });
    function sync(here) {
      const text = written(here);
      range.value = here;
      range.setAttribute("aria-valuetext", text);
      if (!typing) field.value = text;
    }
    const label = element("label", { htmlFor: id }, c.label);
    return { el: element("div", { className: "slider" }, label, range, field), sync };
  },

  stepper(c, move) {
    const name = freshId();
    const last = c.labels.length - 1;
    let here = 0;
    const step = (text, label, by) => {
      const button = focusable("button", { type: "button", "aria-label": label }, text);
      button.addEventListener("click", () => move(here + by));
      return button;
    };
    const back = step("‹", `${c.label}: previous`, -1);
    const on = step("›", `${c.label}: next`, +1);
    const dots = c.labels.map((text, i) => {
      const radio = focusable("input", { type: "radio", name });
      radio.addEventListener("change", () => move(i));
      return { radio, el: element("label", {}, radio, element("span", {}, text)) };
    });
    const strip = element("div", { className: "strip" }, ...dots.map(dot => dot.el));
    const keys = { // native arrows would run from the last position round to the first
      ArrowLeft: () => here - 1, ArrowUp: () => here - 1,
      ArrowRight: () => here + 1, ArrowDown: () => here + 1,
      Home: () => 0, End: () => last,
    };
    const row = element("div", { className: "row" }, back, strip, on);
    row.addEventListener("keydown", event => {
      if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      move(Math.max(0, Math.min(last, keys[event.key]())));
      if (event.target.type === "radio") dots[here].radio.focus();
    });
    function sync(position) {
      here = position;
      dots[here].radio.checked = true;
      back.setAttribute("aria-disabled", here === 0);
      on.setAttribute("aria-disabled", here === last);
    }
    const legend = element("legend", {}, c.label);
    return { el: element("fieldset", { className: "stepper" }, legend, row), sync };
  },

  choice(c, move) {
    if (c.radio) {
      const name = freshId();
      const radios = c.options.map(() => focusable("input", { type: "radio", name }));
      radios.forEach((radio, i) => radio.addEventListener("change", () => move(i)));
      const labels = radios.map((radio, i) => element("label", {}, radio, c.options[i]));
      const legend = element("legend", {}, c.label);
      return {
        el: element("fieldset", { className: "radios" }, legend, ...labels),
        sync: here => radios.forEach((radio, i) => { radio.checked = i === here; }),
      };
    }
    const id = freshId();
    const none = element("option", { value: -1, hidden: true }, "choose…");
    const options = c.options.map((text, value) => element("option", { value }, text));
    const select = focusable("select", { id }, none, ...options);
    select.addEventListener("change", () => move(Number(select.value)));
    const label = element("label", { htmlFor: id }, c.label);
    return {
      el: element("div", { className: "select" }, label, select),
      sync: here => { select.value = here; },
    };
  },

  toggle(c, move) {
    const box = focusable("input", { type: "checkbox" });
    box.addEventListener("change", () => move(Number(box.checked)));
    const el = element("label", { className: "toggle" }, box, c.label);
    return { el, sync: here => { box.checked = here === 1; } };
  },
};

makers.grid = makers.slider;

// A button that moves another control on, one position at a time, to its end; it waits
// for frames that are not ready. `told` is called when it starts and when it stops.
function makePlay(c, model, store, told) {
  const button = focusable("button", { type: "button", className: "play" });
  let timer = null;
  const target = () => settable(model).find(other => other.name === c.moves);
  const position = () =>
    rules[target().kind].position(target(), model.get("state")[c.moves]);
  const atEnd = () => position() >= rules[target().kind].count(target()) - 1;
  const move = by => put(model, target(), position() + by);
  function stop() {
    clearInterval(timer);
    timer = null;
    button.textContent = `▶ ${c.label}`;
  }
  function pause() {
    stop();
    told();
  }
  button.addEventListener("click", () => {
    if (timer) return pause();
    if (atEnd()) put(model, target(), 0);
    button.textContent = "⏸ Pause";
    timer = setInterval(() => {
      if (store.isReady(model.get("state"))) move(+1);
      if (atEnd()) pause();
    }, 1000 * c.seconds);
    told();
  });
  const step = (text, words, by) => {
    const made = focusable("button", { type: "button" }, text);
    made.setAttribute("aria-label", `${target().label}: ${words}`);
    made.addEventListener("click", () => { if (timer) pause(); move(by); });
    return made;
  };
  const group = c.steps
    ? [step("−", "one step back", -1), button, step("+", "one step on", +1)]
    : [button];
  stop();
  return {
    el: element("div", { className: "row" }, ...group), stop, plays: () => timer !== null,
  };
}

// ---- the picture and what is said about it -----------------------------------------

function makePicture() {
  // Shadows keep the styles and ids inside a picture from meeting those of others.
  const el = element("div", { className: "picture", role: "img" });
  const shadow = el.attachShadow({ mode: "open" });
  const under = element("div");
  const over = element("div");
  const style = element("style", {}, `
    .layers { display: grid; min-width: calc(0.56 * var(--natural)); color: #222; }
    .layers > * { grid-area: 1 / 1; }
    svg { display: block; width: 100%; height: auto; }
  `);
  shadow.append(style, element("div", { className: "layers" }, under, over));
  el.setAttribute("data-lm-suppress-shortcuts", "true");
  new ResizeObserver(() => { // where it is too narrow, the keys scroll the picture
    if (el.scrollWidth > el.clientWidth) el.tabIndex = 0;
    else el.removeAttribute("tabindex");
  }).observe(el);
  const drawn = new Map();
  const fill = (layer, svg) => {
    if (drawn.get(layer) === svg) return;
    drawn.set(layer, svg);
    layer.innerHTML = svg;
  };
  return {
    el,
    show(frame, stage) {
      el.hidden = !frame.svg;
      el.setAttribute("aria-label", frame.sentence);
      fill(under, stage);
      fill(over, frame.svg);
      const box = over.querySelector("svg")?.viewBox.baseVal;
      if (box) el.style.setProperty("--natural", `${box.width}px`);
    },
  };
}

function makeTable() {
  const table = element("table");
  const summary = focusable("summary", {}, "Numbers");
  const el = element("details", {}, summary, table);
  return {
    el,
    show(rows) {
      el.hidden = !rows.length;
      const line = (row, i) =>
        element("tr", {}, ...row.map(cell => {
          const made = element(i ? "td" : "th", {}, cell);
          if (!i) made.scope = "col";
          return made;
        }));
      table.replaceChildren(...rows.map(line));
    },
  };
}

// ---- the widget --------------------------------------------------------------------

export default () => {
  let store;

  function initialize({ model }) {
    store = makeStore(model);
  }

  function render({ model, el }) {
    const title = element("div", { className: "title" });
    const bar = element("div", { className: "controls" });
    const picture = makePicture();
    const sentence = element("p", { className: "sentence", "aria-live": "polite" });
    const waiting = element("p", { className: "waiting", role: "status" });
    const table = makeTable();
    const root = element("div", { className: "backproplab-explorer" }, title, bar,
      picture.el, sentence, waiting, table.el);
    let inputs = [];
    let built = null; // the controls that they are for
    let patience;

    function build() {
      built = model.get("controls");
      const focused = bar.querySelector(":focus");
      const at = inputs.findIndex(input => input.el.contains(focused));
      inputs.forEach(input => input.stop?.());
      inputs = model.get("controls").map(c => {
        if (c.kind === "play") return makePlay(c, model, store, announce);
        const input = makers[c.kind](c, position => put(model, c, position));
        const show = () =>
          input.sync(rules[c.kind].position(c, model.get("state")[c.name]));
        return { el: input.el, show };
      });
      bar.replaceChildren(...inputs.map(input => input.el));
      inputs[at]?.el.querySelector("select, input")?.focus(); // keys go on where they were
      title.textContent = model.get("title");
      title.hidden = !model.get("title");
    }

    // What plays is not read aloud, but where it stops is.
    function announce() {
      const plays = inputs.some(input => input.plays?.());
      sentence.setAttribute("aria-live", plays ? "off" : "polite");
      if (!plays) sentence.textContent = "";
      show();
    }

    function show() {
      if (built !== model.get("controls")) build(); // a new state came with them
      inputs.forEach(input => input.show?.());
      const frame = store.held(model.get("state"));
      root.setAttribute("aria-busy", !frame || Boolean(frame.unfinished));
      clearTimeout(patience);
      waiting.textContent = "";
      if (!frame) {
        patience = setTimeout(() => {
          waiting.textContent =
            "Waiting for the kernel to draw this. If it does not, run the cell again.";
        }, PATIENCE);
        return;
      }
      picture.show(frame, model.get("stages")[frame.stage] ?? "");
      if (sentence.textContent !== frame.sentence) sentence.textContent = frame.sentence;
      root.classList.toggle("failed", Boolean(frame.failed));
      table.show(frame.table);
    }

    const rebuild = () => { build(); show(); };
    rebuild();
    el.append(root);
    model.on("change:state", show);
    model.on("change:controls change:title", rebuild);
    store.listeners.add(show);
    store.look(+1);
    store.askWhenIdle();
    return () => {
      inputs.forEach(input => input.stop?.());
      clearTimeout(patience);
      model.off("change:state", show);
      model.off("change:controls change:title", rebuild);
      store.listeners.delete(show);
      store.look(-1);
    };
  }

  return { initialize, render };
};
