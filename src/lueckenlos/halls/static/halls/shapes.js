// What the things of a hall plan measure, and how that is said. Lengths in centimetres.
export const CELL = 50;
export const FINE = 10;
export const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
export const ANGLES = { 180: 0, 0: 180, 90: -90, 270: 90 };
export const metres = (cm) => String(cm / 100).replace(".", ",");
export const format = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);

/** Makes pictures larger or smaller and returns the new scale; 1 is as wide as the page, or as wide as numbers need. */
export function zoom(pictures, scale, by) {
  const next = Math.min(4, Math.max(0.5, scale * by));
  for (const one of pictures) {
    one.style.width = one.style.minWidth = one.style.maxWidth = "";
    if (Math.abs(next - 1) < 0.01) continue;
    // of what is on the screen: a share of the frame would do nothing where the picture is wider than its frame
    const width = one.getBoundingClientRect().width * next;
    one.style.minWidth = "0";
    one.style.maxWidth = "none";
    one.style.width = `${width}px`;
  }
  return next;
}

export function size(one) {
  const lying = one.side === "90" || one.side === "270";
  return lying ? [one.depth, one.width] : [one.width, one.depth];
}

export function middle(one) {
  const [across, down] = size(one);
  return [one.x + across / 2, one.y + down / 2];
}

// The next thing in a direction, [right, down]; null where there is none.
export function nearest(items, from, [right, down]) {
  const [x, y] = middle(from);
  const rated = items.filter((one) => one !== from).map((one) => {
    const [u, v] = middle(one);
    const along = (u - x) * right + (v - y) * down;
    const across = Math.abs((u - x) * down) + Math.abs((v - y) * right);
    return [along > 0 ? along + 2 * across : Infinity, one];
  });
  const [far, one] = rated.reduce((best, other) => (other[0] < best[0] ? other : best), [Infinity, null]);
  return far < Infinity ? one : null;
}
