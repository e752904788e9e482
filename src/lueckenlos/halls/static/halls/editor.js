// The editor of a hall plan: mouse, finger and keyboard move things; the server judges, draws and keeps every change.
import { dragging } from "./drag.js";
import { merge } from "./merge.js";
import { fill, read } from "./panel.js";
import { ANGLES, ARROWS, CELL, FINE, format, metres, middle, nearest, size, zoom } from "./shapes.js";

const PAUSE = 350;
const MOST_UNDO = 50;

const root = document.querySelector("[data-editor]");
const words = JSON.parse(document.getElementById("plan-texte").textContent);
const parts = root.querySelector("[data-parts]");
const panel = root.querySelector("[data-panel]");
const said = root.querySelector("[data-say]");
let { version, items, used } = JSON.parse(document.getElementById("plan-daten").textContent);
let kept = structuredClone(items);
let chosen = null;
let held = null;
let timer = 0;
let scale = 1;
let sending = false;
let waiting = null;
const past = [];
const svg = () => parts.querySelector("[data-plan]");
const item = (id) => items.find((one) => one.id === id);
const drag = dragging(parts, {
  svg,
  item,
  choose,
  place,
  snapshot: () => structuredClone(items),
  moved: (one, before) => commit(format(words.moved, { name: name(one), x: metres(one.x), y: metres(one.y) }), before),
});

const node = (id) => parts.querySelector(`[data-id="${id}"]`);
const name = (one) => (one.kind === "tisch" ? `${words.tisch} ${one.number}` : [words[one.kind], one.label].filter(Boolean).join(" "));

const say = (text) => { said.textContent = text; };

function place(one) {
  const [x, y] = middle(one);
  node(one.id)?.setAttribute("transform", `translate(${x} ${y}) rotate(${ANGLES[one.side]})`);
}

const stop = () => node(chosen) ?? parts.querySelector("[data-id]");

function choose(id, focus = false) {
  chosen = item(id) ? id : null;
  for (const g of parts.querySelectorAll("[data-id]")) {
    const mine = Number(g.dataset.id) === chosen;
    g.classList.toggle("is-chosen", mine);
    g.setAttribute("aria-pressed", String(mine && held !== null));
    g.setAttribute("tabindex", "-1");
  }
  stop()?.setAttribute("tabindex", "0");
  root.querySelectorAll("[data-needs-item]").forEach((button) => { button.disabled = chosen === null; });
  fill(panel, item(chosen), chosen === null ? "" : name(item(chosen)));
  if (focus) node(chosen)?.focus({ preventScroll: false });
}

function prepare() {
  for (const g of parts.querySelectorAll("[data-id]")) g.setAttribute("role", "button");
  for (const line of parts.querySelectorAll("[data-about]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "hall-finding__go";
    button.append(...line.querySelector("span:last-child").childNodes);
    button.addEventListener("click", () => choose(Number(line.dataset.about.split(" ")[0]), true));
    line.querySelector("span:last-child").replaceChildren(button);
  }
  choose(chosen);
}

// ---------------------------------------------------------------- keeping
function commit(text, before) {
  past.push(before);
  if (past.length > MOST_UNDO) past.shift();
  root.querySelector("[data-do='undo']").disabled = false;
  for (const which of ["refused", "met"]) root.querySelector(`[data-${which}]`).hidden = true;
  say(text);
  clearTimeout(timer);
  timer = setTimeout(() => save(), PAUSE);
}

async function save(more = {}) {
  clearTimeout(timer);
  timer = 0;
  if (sending) {
    waiting = { ...waiting, ...more };
    return;
  }
  sending = true;
  const focused = parts.contains(document.activeElement);
  try {
    const answer = await fetch(root.dataset.save, {
      method: "POST",
      headers: { "content-type": "application/json", "x-csrftoken": root.dataset.token },
      body: JSON.stringify({ version, items, ...more }),
    });
    const found = await answer.json();
    if (answer.status === 409) return meet(found, more);
    if (!answer.ok) return refused(found.error);
    version = found.version;
    document.querySelector("[data-stale]")?.removeAttribute("hidden");
    kept = structuredClone(found.items);
    // what was changed while the answer was on its way is sent next, not thrown away
    if (!waiting && !timer) show(found, focused || Boolean(more.add));
  } catch {
    refused(words.offline);
  } finally {
    sending = false;
    if (waiting) {
      const next = waiting;
      waiting = null;
      save(next);
    }
  }
}

function show(found, focus) {
  if (held !== null || drag.active()) return;
  items = found.items;
  kept = structuredClone(items);
  parts.innerHTML = found.html;
  if (found.chosen) {
    chosen = found.chosen;
    say(format(words.added, { name: name(item(chosen)) }));
  }
  prepare();
  zoom([svg()], scale, 1);
  if (focus) stop()?.focus({ preventScroll: true });
}

// Somebody else has saved meanwhile: their plan is shown, my change is laid over it and saved.
function meet(found, more) {
  const { items: both, lost, kept: mine, theirs } = merge(kept, items, found.items);
  const list = (some) => some.map(name).join(", ");
  const told = [format(words.met, { names: list(theirs) })];
  if (lost.length) told.push(format(words.lost, { names: list(lost) }));
  else if (mine) told.push(words.laid);
  version = found.version;
  past.length = 0;
  root.querySelector("[data-do='undo']").disabled = true;
  held = null;
  drag.stop();
  show(found, parts.contains(document.activeElement));
  items = both;
  items.forEach(place);
  box("met", told.join(" "));
  say(told.join(" "));
  if (mine || more.add) waiting = { ...waiting, ...more };
}

function refused(text) {
  items = structuredClone(kept);
  items.forEach(place);
  fill(panel, item(chosen), chosen === null ? "" : name(item(chosen)));
  box("refused", text);
  say(text);
}

function box(which, text) {
  const found = root.querySelector(`[data-${which}]`);
  found.hidden = false;
  found.querySelector("[data-reason]").textContent = text;
}

// ---------------------------------------------------------------- changes
// People stay at their table whatever its number: a number that is taken changes places with the old one.
function renumber(id, number) {
  const before = structuredClone(items);
  const old = item(id).number;
  const other = items.find((one) => one.kind === "tisch" && one.number === number && one.id !== id);
  if (other) other.number = old;
  item(id).number = number;
  commit(format(other ? words.swapped : words.renumbered, { old, number }), before);
}

function change(id, values, text) {
  const before = structuredClone(items);
  Object.assign(item(id), values);
  place(item(id));
  commit(format(text, { name: name(item(id)), x: metres(item(id).x), y: metres(item(id).y) }), before);
}

const does = {
  turn() {
    const one = item(chosen);
    const [across, down] = size(one);
    const shift = Math.trunc(Math.floor((across - down) / 2) / FINE) * FINE;
    change(chosen, { side: String((Number(one.side) + 90) % 360), x: one.x + shift, y: one.y - shift }, words.turned);
  },
  copy() {
    const before = structuredClone(items);
    const one = item(chosen);
    const made = { ...one, id: Math.max(...items.map((other) => other.id)) + 1, features: [...one.features] };
    if (one.kind === "tisch") made.number = Math.max(used, ...items.map((other) => other.number)) + 1;
    const [across, down] = size(one);
    const lying = one.side === "90" || one.side === "270";
    made.x += lying ? 0 : across + 20;
    made.y += lying ? down + 20 : 0;
    items.push(made);
    chosen = made.id;
    commit(format(words.added, { name: name(made) }), before);
  },
  remove() {
    const before = structuredClone(items);
    const text = format(words.removed, { name: name(item(chosen)) });
    items = items.filter((one) => one.id !== chosen);
    node(chosen)?.remove();
    choose(null);
    commit(text, before);
    stop()?.focus();
  },
  undo() {
    if (!past.length) return;
    items = past.pop();
    if (!past.length) stop()?.focus({ preventScroll: true }); // before its button can take focus no longer
    root.querySelector("[data-do='undo']").disabled = !past.length;
    items.forEach(place);
    say(words.undone);
    save();
  },
  larger: () => { scale = zoom([svg()], scale, 1.25); },
  smaller: () => { scale = zoom([svg()], scale, 0.8); },
};

// ---------------------------------------------------------------- keyboard
function take() {
  held = structuredClone(items);
  choose(chosen);
  say(format(words.taken, { name: name(item(chosen)) }));
}

function drop(back = false) {
  const before = held;
  held = null;
  if (back) {
    items = before;
    place(item(chosen));
    say(format(words.back, { name: name(item(chosen)) }));
  } else if (JSON.stringify(before) !== JSON.stringify(items)) {
    const one = item(chosen);
    commit(format(words.moved, { name: name(one), x: metres(one.x), y: metres(one.y) }), before);
  } else say(format(words.put, { name: name(item(chosen)) }));
  choose(chosen);
}

function step(arrow, fine) {
  const one = item(chosen);
  if (held === null) {
    const next = nearest(items, one, arrow);
    if (next) choose(next.id, true);
    return;
  }
  const by = fine ? FINE : CELL;
  one.x += arrow[0] * by;
  one.y += arrow[1] * by;
  place(one);
  say(format(words.at, { x: metres(one.x), y: metres(one.y) }));
}

parts.addEventListener("keydown", (event) => {
  const g = event.target.closest("[data-id]");
  if (!g || event.altKey || ((event.ctrlKey || event.metaKey) && event.key !== "z")) return;
  if (chosen !== Number(g.dataset.id)) choose(Number(g.dataset.id));
  const keys = { r: "turn", d: "copy", Delete: "remove", Backspace: "remove", "+": "larger", "-": "smaller" };
  if (ARROWS[event.key]) step(ARROWS[event.key], event.shiftKey);
  else if (event.key === "Enter" || event.key === " ") held === null ? take() : drop();
  else if (event.key === "Escape" && held !== null) drop(true);
  else if (event.ctrlKey || event.metaKey) does.undo();
  else if (event.key === "n") save({ add: "tisch" });
  else if (keys[event.key] && held === null) does[keys[event.key]]();
  else return;
  event.preventDefault();
});
parts.addEventListener("focusin", (event) => {
  const g = event.target.closest("[data-id]");
  if (g && Number(g.dataset.id) !== chosen) choose(Number(g.dataset.id));
});
parts.addEventListener("focusout", (event) => {
  if (held !== null && event.target.closest("[data-id]")) drop();
});

// ---------------------------------------------------------------- buttons and fields
root.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do], [data-add]");
  if (!button) return;
  if (button.dataset.add) save({ add: button.dataset.add });
  else does[button.dataset.do]();
});
panel.addEventListener("change", (event) => {
  const values = chosen === null ? null : read(panel, event.target);
  if (values?.number && values.number !== item(chosen).number) renumber(chosen, values.number);
  else if (values) change(chosen, values, words.changed);
  else if (chosen !== null) fill(panel, item(chosen), name(item(chosen)));
});

root.querySelectorAll("[data-scripted]").forEach((one) => { one.hidden = false; });
prepare();
