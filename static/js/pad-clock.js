/**
 * The clocks of a pad: server time in, m:ss out; at 15 s and 0 the block inverts twice, but for
 * clocks too short to be warned of.
 */
const ALARMS = [15, 0];

/** Ticks all clocks of the page; `offset()` is server time minus the tablet's, in ms. `over()` is
 * called when one has run out: what may be said then is another matter. */
export function startClocks(offset, over) {
  const ended = new Set();
  const tick = () => {
    for (const block of document.querySelectorAll(".clock[data-deadline]")) {
      const { deadline } = block.dataset;
      const left = Number(deadline) - Date.now() - offset();
      show(block, left);
      if (left >= 0 || ended.has(deadline)) continue;
      ended.add(deadline);
      over();
    }
  };
  setInterval(tick, 250);
  tick();
}

function show(block, left) {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const figure = block.querySelector("b");
  if (figure.textContent === text) return;
  figure.textContent = text;
  block.classList.toggle("late", seconds <= ALARMS[0]);
  if (ALARMS.includes(seconds) && Number(block.dataset.length) > ALARMS[0] * 1000) alarm(block);
}

function alarm(block) {
  block.classList.remove("alarm");
  requestAnimationFrame(() => block.classList.add("alarm"));
  navigator.vibrate?.([200, 100, 200]);
}
