/** Server time, and the clocks of a page that count down to a moment of it. */

const CLOCK_JUMP_MS = 1_000;
let offset = 0;

/** Server time, UTC milliseconds. */
export const serverNow = () => Date.now() + offset;

/**
 * The server has told its time. A time asked for and answered within `roundTrip` is exact to half
 * of that and counts; one that was sent unasked counts only if this device's clock has jumped.
 */
export function setServerTime(at, roundTrip = null) {
  const told = at + (roundTrip ?? 0) / 2 - Date.now();
  if (roundTrip !== null || Math.abs(told - offset) > CLOCK_JUMP_MS) offset = told;
}

/** HH:MM:SS in the zone of the meet, `data-zone` on the page, or else of this device. */
export function hhmmss(at) {
  const zone = document.documentElement.dataset.zone || undefined;
  return new Date(at).toLocaleTimeString("en-GB", { timeZone: zone });
}

/** Sets every `<time data-deadline="UTC ms">` to what is left, m:ss, and `data-over` at the end. */
export function tickDeadlines() {
  for (const clock of document.querySelectorAll("[data-deadline]")) {
    const seconds = Math.max(0, Math.ceil((Number(clock.dataset.deadline) - serverNow()) / 1000));
    write(clock, `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
    clock.toggleAttribute("data-over", seconds === 0);
  }
}

/** Changes a text only if it differs: assistive technology is not told of the same twice. */
export function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}
