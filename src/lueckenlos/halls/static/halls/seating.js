// Moving people in the hall: drag somebody to another table, or pick them up and put them down with the keyboard.
import { ARROWS, zoom } from "./shapes.js";

const KEPT = "halls.seating";

const root = document.querySelector("[data-seating]");
const form = root?.querySelector("[data-move]");
root?.querySelectorAll("[data-scripted]").forEach((one) => { one.hidden = false; });
if (root) look();
if (form) start();

// Larger, smaller, and the list narrowed down to what is typed.
function look() {
  let scale = 1;
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]");
    if (button) scale = zoom(root.querySelectorAll(".hall-svg"), scale, Number(button.dataset.zoom));
  });
  const rows = [...root.querySelectorAll("[data-seat]")].map((row) => [row, row.textContent.toLowerCase()]);
  root.querySelector("[data-find]")?.addEventListener("input", (event) => {
    const wanted = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const [row, text] of rows) {
      row.hidden = !wanted.every((word) => text.includes(word));
      found += !row.hidden;
    }
    root.querySelector("[data-found]").textContent = wanted.length ? `${found} von ${rows.length}` : "";
  });
}

function start() {
  const words = JSON.parse(document.getElementById("zug-texte").textContent);
  const tables = [...root.querySelectorAll("[data-plan] [data-number]")];
  const said = root.querySelector("[data-say]");
  let picked = null;
  let drag = null;

  const label = (g) => g.getAttribute("aria-label").split(";").pop().trim();
  const say = (text, values) => { said.textContent = text.replace(/\{(\w+)\}/g, (_, key) => values[key]); };
  const middle = (g) => {
    const box = g.querySelector(".item__body").getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };

  function tabTo(g) {
    for (const other of tables) other.setAttribute("tabindex", other === g ? "0" : "-1");
  }

  function pick(g) {
    if (!g.dataset.guest) return say(words.nobody, {});
    picked = g;
    root.classList.add("is-picking");
    for (const other of tables) other.classList.toggle("is-chosen", other.dataset.guest === g.dataset.guest);
    g.setAttribute("aria-pressed", "true");
    say(words.taken, { name: label(g) });
  }

  function leave() {
    if (!picked) return;
    say(words.cancelled, { name: label(picked) });
    picked.setAttribute("aria-pressed", "false");
    root.classList.remove("is-picking");
    for (const other of tables) other.classList.remove("is-chosen");
    picked = null;
  }

  function put(g) {
    if (!picked || picked.dataset.guest === g.dataset.guest) return leave();
    form.elements.registration.value = picked.dataset.guest;
    form.elements.tables.value = g.dataset.number;
    form.insertAdjacentHTML("beforeend", '<input type="hidden" name="seen">');
    form.elements.seen.value = picked.dataset.tables;
    sessionStorage.setItem(KEPT, JSON.stringify([window.scrollY, g.dataset.number]));
    form.requestSubmit();
  }

  function step(from, [right, down]) {
    const [x, y] = middle(from);
    let best = [Infinity, null];
    for (const other of tables) {
      const [u, v] = middle(other);
      const along = (u - x) * right + (v - y) * down;
      const far = along > 1 ? along + 2 * Math.abs((u - x) * down + (v - y) * right) : Infinity;
      if (far < best[0]) best = [far, other];
    }
    if (!best[1]) return;
    tabTo(best[1]);
    best[1].focus();
    if (picked) say(words.over, { table: best[1].getAttribute("aria-label") });
  }

  root.addEventListener("keydown", (event) => {
    const g = event.target.closest("[data-number]");
    if (!tables.includes(g) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (ARROWS[event.key]) step(g, ARROWS[event.key]);
    else if (event.key === "Enter" || event.key === " ") picked ? put(g) : pick(g);
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  });

  root.addEventListener("pointerdown", (event) => {
    const g = event.target.closest("[data-number]");
    if (!tables.includes(g) || event.button) return;
    if (picked) return put(g);
    drag = { g, x: event.clientX, y: event.clientY, far: false };
    if (event.pointerType === "touch") g.releasePointerCapture?.(event.pointerId);
  });
  root.addEventListener("pointermove", (event) => {
    if (!drag) return;
    if (!drag.far && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > 8 && drag.g.dataset.guest) {
      drag.far = true;
      pick(drag.g);
    }
    if (drag.far) event.preventDefault();
  });
  window.addEventListener("pointerup", (event) => {
    if (!drag) return;
    const { g, far } = drag;
    drag = null;
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-number]");
    if (!far) pick(g);
    else if (under) put(under);
    else leave();
  });

  // a finger that scrolls takes nobody along
  window.addEventListener("pointercancel", () => {
    if (drag?.far) leave();
    drag = null;
  });

  for (const g of tables) {
    g.setAttribute("role", "button");
    g.setAttribute("aria-pressed", "false");
  }
  tabTo(tables[0]);
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  sessionStorage.removeItem(KEPT);
  const there = kept && tables.find((g) => g.dataset.number === kept[1]);
  if (there) {
    window.scrollTo(0, kept[0]);
    tabTo(there);
    there.focus({ preventScroll: true });
  }
}
