/**
 * A placing being entered: tapping names in the order of finish, numbers for ties, up and down.
 * What counts is the order of the numbers: 1, 2, 2, 4 and 1, 5, 5, 7 are the same weak order.
 */
import { say } from "./pad-words.js";

const rowsOf = (field) => [...field.querySelectorAll("li")];
const inputOf = (row) => row.querySelector("input");
const numberOf = (row) => (inputOf(row).value === "" ? null : Number(inputOf(row).value));

/** {order: [[id, …], …], text} of a complete placing, else {fault}. */
export function groups(field) {
  const rows = rowsOf(field);
  const placed = rows.filter((row) => numberOf(row) !== null);
  const missing = rows.length - placed.length;
  if (missing && !field.hasAttribute("data-optional")) return { fault: say("unplaced", { n: missing }) };
  const numbers = [...new Set(placed.map(numberOf))].sort((a, b) => a - b);
  const tied = numbers.map((number) => placed.filter((row) => numberOf(row) === number));
  return {
    order: tied.map((group) => group.map((row) => row.dataset.entrant)),
    text: tied.map((group) => group.map(nameOf).join(" = ")).join(" > "),
  };
}

const nameOf = (row) => row.querySelector(".name-only").textContent;

/** A tapped name takes the next place; tapped again, it is not placed. */
export function tapName(row) {
  const field = row.closest("[data-placings]");
  const place = numberOf(row) === null ? 1 + placedIn(field) : "";
  inputOf(row).value = place;
  renumber(field);
  told(row);
}

const placedIn = (field) => rowsOf(field).filter((row) => numberOf(row) !== null).length;

/** Moves a row past its neighbour (by -1 or 1); the rows then stand in the order of their places. */
export function move(row, by) {
  const field = row.closest("[data-placings]");
  if (numberOf(row) === null) {
    tapName(row);
    return;
  }
  const mine = numberOf(row);
  const beyond = rowsOf(field)
    .map(numberOf)
    .filter((number) => number !== null && (number - mine) * by > 0);
  if (!beyond.length) return;
  const theirs = by < 0 ? Math.max(...beyond) : Math.min(...beyond);
  for (const other of rowsOf(field)) if (numberOf(other) === theirs) inputOf(other).value = mine;
  inputOf(row).value = theirs;
  renumber(field);
  sort(field);
  told(row);
}

/** Numbers as printed: 1, 2, 2, 4. */
function renumber(field) {
  const rows = rowsOf(field);
  const before = new Map(rows.map((row) => [row, numberOf(row)]));
  for (const row of rows) {
    const mine = before.get(row);
    if (mine === null) continue;
    const better = rows.filter((other) => before.get(other) !== null && before.get(other) < mine);
    inputOf(row).value = 1 + better.length;
  }
}

function sort(field) {
  const focused = document.activeElement;
  const list = field.querySelector("ol");
  const last = (row) => numberOf(row) ?? Infinity;
  list.append(...rowsOf(field).sort((a, b) => last(a) - last(b) || 0));
  if (field.contains(focused)) focused.focus();
}

function told(row) {
  inputOf(row).dispatchEvent(new Event("input", { bubbles: true }));
}
