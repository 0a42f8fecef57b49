/** Painting a newer view over the old: only what differs is touched, and what changed is marked. */
import { Idiomorph } from "../vendor/idiomorph/idiomorph.esm.js";

const CHANGED_MS = 1_200;
const MOVE_MS = 200;
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const fading = new WeakMap();

/** Morphs the content of `region` into `html`; focus, selection and what is open stay. */
export function paint(region, html) {
  const focused = document.activeElement;
  const before = tops(region);
  const changed = new Set();
  Idiomorph.morph(region, html, {
    morphStyle: "innerHTML",
    ignoreActiveValue: true,
    callbacks: {
      beforeNodeMorphed: (old, next) => {
        const figure = changedFigure(old, next);
        if (figure) changed.add(figure);
        return !isOurs(old);
      },
      beforeAttributeUpdated: (name, element) => !(name === "open" && element.matches("details")),
    },
  });
  if (focused !== document.activeElement && region.contains(focused)) {
    focused.focus({ preventScroll: true });
  }
  if (still.matches) return;
  for (const element of changed) mark(element);
  slide(region, before);
}

/** Controls, which the page's scripts look after themselves. */
function isOurs(node) {
  return node.nodeType === Node.ELEMENT_NODE && node.matches("[data-live]");
}

/** The cell, or else the element, around a text that changes to another with a figure in it. */
function changedFigure(old, next) {
  if (old.nodeType !== Node.TEXT_NODE || next.nodeType !== Node.TEXT_NODE) return null;
  if (old.nodeValue.trim() === next.nodeValue.trim() || !/\d/.test(next.nodeValue)) return null;
  const element = old.parentElement;
  if (!element || element.closest("[data-deadline], caption, time, svg")) return null;
  return element.closest("td, th") ?? element;
}

function mark(element) {
  clearTimeout(fading.get(element));
  element.classList.add("changed");
  const fade = () => {
    element.classList.remove("changed");
    if (!element.classList.length) element.removeAttribute("class");
  };
  fading.set(element, setTimeout(fade, CHANGED_MS));
}

function tops(region) {
  const rows = still.matches ? [] : region.querySelectorAll("tr[id]");
  return new Map([...rows].map((row) => [row, row.getBoundingClientRect().top]));
}

/** A row that changed its place goes there in 200 ms. */
function slide(region, before) {
  for (const [row, top] of before) {
    const way = row.isConnected ? top - row.getBoundingClientRect().top : 0;
    if (Math.abs(way) < 1) continue;
    row.animate([{ transform: `translateY(${way}px)` }, { transform: "none" }], MOVE_MS);
  }
}
