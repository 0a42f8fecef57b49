/**
 * Values being entered: digits in telephone order, steps, ranges, and the call a form makes of
 * them. The server's rules decide; here is only what can be said while typing.
 */
import { groups } from "./pad-placings.js";
import { say } from "./pad-words.js";

const decimals = (text) => (text.split(".")[1] ?? "").length;

/** Inputs that take digits only: 1246 is 12.46 where the step is 0.01, 12 is 1.2 where it is 0.1. */
const takesDigits = (input) => /^0\.0*1$/.test(input.step);

/** One key of the keypad, pressed for `input`. */
export function press(input, key) {
  const typed = input.hasAttribute("data-typed") ? input.value : "";
  if (key.dataset.digit) input.value = withDigit(input, typed, key.dataset.digit);
  else if (key.dataset.add) input.value = added(input, key.dataset.add);
  else if (key.dataset.set) input.value = key.dataset.set;
  else if ("sign" in key.dataset) input.value = turned(input);
  else input.value = erased(input, typed);
  input.setAttribute("data-typed", "");
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Digits from a keyboard fill a digits-only input as the keypad does; true if it took the key. */
export function typed(input, event) {
  if (!takesDigits(input) || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === "." || event.key === ",") return true;
  if (/^\d$/.test(event.key)) press(input, { dataset: { digit: event.key } });
  else if (event.key === "-" && Number(input.min) < 0) press(input, { dataset: { sign: "" } });
  else if (event.key === "Backspace") press(input, { dataset: {} });
  else return false;
  return true;
}

const plain = (text) => text.replace(/[-.]/g, "").replace(/^0+/, "");
const minus = (text) => (text.startsWith("-") ? "-" : "");

/** The value with the other sign; an empty one becomes the smallest there is, -0.0. */
function turned(input) {
  const { value } = input;
  if (value) return minus(value) ? value.slice(1) : `-${value}`;
  return takesDigits(input) ? `-${pointed(input, "0")}` : "-0";
}

function withDigit(input, before, digit) {
  if (takesDigits(input)) return minus(before) + pointed(input, plain(before) + digit);
  return (before + digit).replace(/^0+(?=\d)/, "");
}

function erased(input, before) {
  if (!takesDigits(input)) return before.slice(0, -1);
  const digits = plain(before).slice(0, -1);
  return digits ? minus(before) + pointed(input, digits) : "";
}

function pointed(input, digits) {
  if (!digits) return "";
  const places = decimals(input.step);
  const padded = digits.padStart(places + 1, "0");
  return `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

function added(input, amount) {
  const places = Math.max(decimals(input.step), decimals(amount), decimals(input.value));
  const from = Number(input.value || input.dataset.start || input.min || 0);
  return String(Number((from + Number(amount)).toFixed(places)));
}

/** Why the value cannot be called, in words; empty where it can. */
export function fault(input) {
  const { value, min, max, step } = input;
  if (input.validity.badInput) return say("not_a_number");
  if (!value) return input.required ? say("nothing_entered", { what: labelOf(input) }) : "";
  if (min && Number(value) < Number(min)) return say("too_low", { low: min });
  if (max && Number(value) > Number(max)) return say("too_high", { high: max });
  if (step && !isWhole((Number(value) - Number(min || 0)) / Number(step))) {
    return say("off_step", { step });
  }
  return "";
}

const isWhole = (number) => Math.abs(number - Math.round(number)) < 1e-6;

/** {call, label} of a filled form, or {fault, at}: what is missing, and where. */
export function readForm(form) {
  const call = JSON.parse(form.elements.call.value);
  const said = [];
  for (const input of form.querySelectorAll("[name^='in_'][data-type]")) {
    const wrong = wrongWith(form, input);
    if (wrong) return { fault: wrong, at: input };
    const chosen = input.type === "radio" ? input.checked : input.value !== "";
    if (!chosen) continue;
    call[input.name.slice(3)] = input.dataset.type === "integer" ? counted(input) : input.value;
    said.push(textOf(input));
  }
  for (const field of form.querySelectorAll("[data-placings]")) {
    const { fault: missing, order, text } = groups(field);
    if (missing) return { fault: missing, at: field.querySelector("input") };
    call[field.dataset.placings] = order;
    said.push(text);
  }
  for (const field of form.querySelectorAll("[data-several]")) {
    const boxes = [...field.querySelectorAll(":checked")];
    const wrong = wrongNumber(field, boxes.length);
    if (wrong) return { fault: wrong, at: field.querySelector("input") };
    call[field.dataset.several] = boxes.map((box) => box.dataset.one);
    said.push(...boxes.map(textOf));
  }
  return { call, label: [form.dataset.label, ...said].join(" ") };
}

/** Why so many of a list cannot be chosen, in words; empty where they can. */
function wrongNumber(field, chosen) {
  const { low, high } = field.dataset;
  if (chosen < Number(low)) return say("too_low", { low });
  return chosen > Number(high) ? say("too_high", { high }) : "";
}

/** A whole number in the unit of the call, which may be a smaller one than is typed. */
const counted = (input) => Math.round(Number(input.value) * Number(input.dataset.scale ?? 1));

function wrongWith(form, input) {
  if (input.type === "number") return fault(input);
  const value = input.type === "radio" ? form.elements[input.name].value : input.value;
  return input.required && !value ? say("nothing_entered", { what: labelOf(input) }) : "";
}

function labelOf(input) {
  const group = input.closest("fieldset")?.querySelector("legend");
  return (group ?? input.labels[0])?.textContent.trim() ?? "";
}

function textOf(input) {
  if (input.matches("[type=radio], [type=checkbox]")) return input.labels[0].textContent.trim();
  if (input.matches("select")) return input.selectedOptions[0].textContent.trim();
  const unit = input.parentElement.querySelector(".unit")?.textContent ?? "";
  return unit ? `${input.value} ${unit}` : input.value;
}

/** Shows under the figures why the value cannot be called yet; the key stays, dashed. */
export function judge(form) {
  const inputs = [...form.querySelectorAll("input[type=number][data-type]")];
  const wrong = inputs.filter((input) => input.value !== "").map(fault).find(Boolean) ?? "";
  for (const input of inputs) {
    input.closest(".value").toggleAttribute("data-wrong", input.value !== "" && fault(input) !== "");
  }
  const empty = inputs.some((input) => input.required && input.value === "");
  const field = form.querySelector("[data-placings]");
  const missing = field ? groups(field).fault : "";
  const note = form.querySelector("[data-note]");
  if (note.textContent !== (wrong || missing)) note.textContent = wrong || missing;
  note.toggleAttribute("data-wrong", Boolean(wrong));
  form.querySelector(".submit").classList.toggle("blocked", Boolean(wrong || missing || empty));
}
