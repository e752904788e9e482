// Dragging things of a plan with mouse or finger. ``plan`` is what the editor knows and does: svg(), item(id),
// snapshot(), choose(id, focus), place(one), moved(one, before).
import { CELL, FINE } from "./shapes.js";

export function dragging(parts, plan) {
  let drag = null;

  function point(event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(plan.svg().getScreenCTM().inverse());
    return [at.x, at.y];
  }

  parts.addEventListener("pointerdown", (event) => {
    const g = event.target.closest("[data-id]");
    if (!g || event.button) return;
    const id = Number(g.dataset.id);
    plan.choose(id, true);
    const [x, y] = point(event);
    drag = { id, dx: plan.item(id).x - x, dy: plan.item(id).y - y, before: plan.snapshot(), moved: false };
    g.setPointerCapture(event.pointerId);
  });
  parts.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const [x, y] = point(event);
    const by = event.shiftKey ? FINE : CELL;
    const one = plan.item(drag.id);
    const to = [Math.round((x + drag.dx) / by) * by, Math.round((y + drag.dy) / by) * by];
    // a table keeps its offset to the grid until it has really been dragged
    if (!drag.moved && Math.hypot(to[0] - one.x, to[1] - one.y) < CELL * 0.8) return;
    drag.moved = true;
    [one.x, one.y] = to;
    plan.place(one);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    parts.addEventListener(end, () => {
      if (!drag) return;
      const { id, moved, before } = drag;
      drag = null;
      if (moved) plan.moved(plan.item(id), before);
    });
  }
  return { active: () => drag !== null, stop: () => { drag = null; } };
}
