/** What the fingers and the keyboard do on a pad: forms, keypads, placings, panels. */
import { spoken } from "./pad-band.js";
import { callText } from "./pad-body.js";
import { move, tapName } from "./pad-placings.js";
import { judge, press, typed } from "./pad-values.js";
import { say } from "./pad-words.js";

const FIGURE = "input[type=number][data-type]";
let chosen = null;

/** After the pad was laid anew: the chosen form is shown, and one figure of each takes the keys. */
export function arrange() {
  const forms = [...document.querySelectorAll(".form")];
  const shown = forms.find((form) => named(form) === chosen) ?? forms[0];
  // What is missing is said by the pad, in its own words.
  for (const form of document.querySelectorAll("#pad form")) form.noValidate = true;
  for (const form of forms) {
    form.toggleAttribute("data-shown", form === shown);
    // The pad's own keys are larger than the tablet's keyboard.
    for (const input of form.querySelectorAll(FIGURE)) input.inputMode = "none";
    if (!form.querySelector("[data-current]")) point(form, form.querySelector(FIGURE));
    judge(form);
  }
  for (const key of document.querySelectorAll("[data-choose]")) {
    const pressed = shown?.matches(`#form-${key.dataset.choose}`);
    key.setAttribute("aria-pressed", String(Boolean(pressed)));
    if (!pressed) continue;
    write(document.querySelector("[data-chosen]"), key.querySelector("b").textContent);
    write(document.querySelector("[data-chosen-detail]"), key.querySelector("span")?.textContent ?? "");
  }
}

/** A form wherever it stands: two may say the same call, one of them with a reason. */
const named = (form) => `${callText(form)} ${form.dataset.label}`;

function choose(key) {
  chosen = named(document.getElementById(`form-${key.dataset.choose}`));
  key.closest("details.chooser")?.removeAttribute("open");
  arrange();
}

/** The figure that the keypad writes. */
function point(form, input) {
  for (const value of form.querySelectorAll("[data-current]")) value.removeAttribute("data-current");
  input?.closest(".value").setAttribute("data-current", "");
}

function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/** Listens to the page; `pad` says what a form means, `body` whether its key has just changed. */
export function startKeys(pad, body) {
  let pressedCall = null;
  document.addEventListener("click", (event) => (pad.tappedAt = event.timeStamp), true);
  document.addEventListener("pointerdown", (event) => {
    const form = event.target.closest?.("form");
    pressedCall = form ? { form, call: form.elements.call?.value } : null;
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.closest("#pad")) return;
    event.preventDefault();
    const moved = pressedCall?.form === form && pressedCall.call !== form.elements.call?.value;
    pressedCall = null;
    if (moved || body.justChanged(form, pad.tappedAt)) {
      spoken(say("just_changed"));
      event.submitter?.setAttribute("data-said", say("just_changed"));
      return;
    }
    pad[form.dataset.act ?? "call"](form, event.submitter);
  });
  document.addEventListener("click", (event) => click(event.target.closest("button, summary")));
  document.addEventListener("input", (event) => entered(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closePanels();
    if (!event.target.matches?.(FIGURE)) return;
    if (typed(event.target, event)) event.preventDefault();
    else if (/^[\d.]$/.test(event.key)) event.target.setAttribute("data-typed", "");
  });
  document.addEventListener("focusin", (event) => {
    const input = event.target;
    if (!input.matches("#pad input[type=number]")) return;
    if (input.matches("[data-type]")) point(input.form, input);
    if (!input.hasAttribute("data-typed")) input.select();
  });
}

function click(button) {
  if (!button) return;
  const { dataset } = button;
  const form = button.form;
  if ("digit" in dataset || "erase" in dataset || "add" in dataset || "set" in dataset) {
    press(form.querySelector(`[data-current] ${FIGURE}`), button);
  } else if ("sign" in dataset) {
    const input = button.closest(".value").querySelector(FIGURE);
    point(form, input);
    press(input, button);
  } else if ("next" in dataset) tapName(button.closest("li"));
  else if ("choose" in dataset) choose(button);
  else if ("move" in dataset) move(button.closest("li"), Number(dataset.move));
  else if ("close" in dataset) closePanels();
  else if (button.matches("summary")) openOne(button.parentElement);
  else if (button.matches("[aria-disabled]")) spoken(button.textContent.trim());
}

function entered(input) {
  const form = input.form;
  if (!form?.closest("#pad")) return;
  form.setAttribute("data-dirty", "");
  if (form.matches(".form")) judge(form);
  if (input.name === "retracts") {
    const { line, text } = input.closest("li").dataset;
    write(form.querySelector("[data-chosen-line]"), say("undo_line", { n: line, label: text }));
  }
}

/** One panel at a time. */
function openOne(details) {
  if (!details.matches(".drawer")) return;
  for (const other of document.querySelectorAll(".drawer[open]")) if (other !== details) other.open = false;
}

function closePanels() {
  for (const drawer of document.querySelectorAll(".drawer[open]")) {
    drawer.open = false;
    drawer.querySelector("summary").focus();
  }
}
