/* The notebook's half of an exported explorer: a model that only keeps values. */

const all = JSON.parse(document.getElementById("explorers").textContent);

for (const [place, values] of all.entries()) {
  const heard = new Map();
  const model = {
    get: name => values[name],
    set(name, value) {
      values[name] = value;
      for (const [events, act] of heard) {
        if (events.split(" ").includes(`change:${name}`)) act();
      }
    },
    on: (events, act) => heard.set(events, act),
    off: events => heard.delete(events),
    save_changes() {},
    send() {},
  };
  const explorer = makeExplorer();
  explorer.initialize({ model });
  explorer.render({ model, el: document.getElementById(`explorer-${place}`) });
}
