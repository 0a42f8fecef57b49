/** A screen in a hall: its clock, and the pages of a table longer than eight rows, by a cut. */
import { hhmmss, serverNow, write } from "./live-clock.js";

const PAGE_MS = 8_000;

/** Keeps `[data-wall-clock]` at the server's HH:MM, and turns the page every eight seconds. */
export function startHall() {
  setInterval(tickWallClocks, 1_000);
  if (document.body.dataset.page) setInterval(turnPage, PAGE_MS);
  tickWallClocks();
}

function tickWallClocks() {
  const time = hhmmss(serverNow()).slice(0, 5);
  for (const clock of document.querySelectorAll("[data-wall-clock]")) write(clock, time);
}

/** The next of `data-pages` pages; each row and each line of the foot names its page. */
function turnPage() {
  const pages = Number(document.querySelector("[data-pages]")?.dataset.pages ?? rowPages());
  document.body.dataset.page = (Number(document.body.dataset.page) % Math.max(1, pages)) + 1;
}

function rowPages() {
  const rows = document.querySelectorAll("main tr[data-page]");
  return Math.max(1, ...[...rows].map((row) => Number(row.dataset.page)));
}
