/* For an SVG picture: how each text in it stands out from what lies under it, by WCAG 2.

   Returns [contrast, text, color, ground] for every piece of text. */
svg => {
  const host = document.body.appendChild(document.createElement("div"));
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = svg;
  const numbers = paint => paint.match(/[\d.]+/g).map(Number);
  const opacity = element => {
    let all = 1;
    for (let e = element; e instanceof Element; e = e.parentElement) {
      all *= Number(getComputedStyle(e).opacity);
    }
    return all;
  };
  // The color of an element on a ground.
  const mixed = (element, ground) => {
    const { fill, fillOpacity } = getComputedStyle(element);
    if (!fill.startsWith("rgb")) return ground; // none, or a pattern
    const [r, g, b, alpha = 1] = numbers(fill);
    const share = alpha * Number(fillOpacity) * opacity(element);
    return [r, g, b].map((channel, i) => channel * share + ground[i] * (1 - share));
  };
  const luminance = color => {
    const [r, g, b] = color.map(c => c / 255)
      .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  for (const text of root.querySelectorAll("text, tspan")) {
    const own = [...text.childNodes].filter(node => node.nodeType === Node.TEXT_NODE);
    const box = text.getBoundingClientRect();
    if (!own.some(node => node.data.trim()) || !box.width) continue;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const ground = root.elementsFromPoint(x, y)
      .filter(e => !["text", "tspan", "svg", "g"].includes(e.localName))
      .reverse()
      .reduce((under, element) => mixed(element, under), [255, 255, 255]);
    const ink = mixed(text, ground);
    const [dark, light] = [ink, ground].map(luminance).sort((a, b) => a - b);
    found.push([
      (light + 0.05) / (dark + 0.05), text.textContent,
      ink.map(Math.round).join(), ground.map(Math.round).join(),
    ]);
  }
  host.remove();
  return found;
}
