/** The words of the page: the server wrote them, in the reader's language, into #words. */
const words = JSON.parse(document.getElementById("words").textContent);

/** The text `code` with its {facts}. */
export function say(code, facts = {}) {
  return words[code].replace(/\{(\w+)\}/g, (_, name) => facts[name]);
}

/** An element with attributes and children (texts or elements; null is left out). */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** One of the signs that the page drew once (templates/tablet/icons.html). */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** A key with its word, a smaller line under it, and what pressing it does. */
export function key(label, detail, press, tone = null) {
  const button = make("button", { type: "button", class: "key", "data-tone": tone });
  button.append(make("b", {}, label));
  if (detail) button.append(make("span", {}, detail));
  button.addEventListener("click", press);
  return button;
}
