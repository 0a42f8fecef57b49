/** How this tablet is held and lit: kept on the tablet, the same for all its pads. */

/** Applies what was chosen: the left hand, the dark of a dim hall. */
export async function like(outbox) {
  const { dataset } = document.documentElement;
  dataset.hand = (await outbox.fact("hand")) || "right";
  dataset.theme = (await outbox.fact("theme")) || "light";
}
