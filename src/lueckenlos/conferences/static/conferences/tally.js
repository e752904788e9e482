// Counts conversations on a phone: every press is kept on the device until the server has answered for it.
// Each press has a key of its own, so sending twice counts once.
import { newKey } from "../web/js/offline/queue.js";

const form = document.querySelector("[data-tally]");
const state = document.querySelector("[data-state]");
const undoButton = document.querySelector("[data-undo]");
const place = `strichliste:${location.pathname}`;
const MOST = 200;
const WAIT = 15000;
let sending = false;

const read = () => {
  try {
    return JSON.parse(localStorage.getItem(place)) ?? { queue: [], last: [] };
  } catch {
    return { queue: [], last: [] };
  }
};
const write = (kept) => localStorage.setItem(place, JSON.stringify(kept));
const counts = new Map([...form.querySelectorAll("[data-group]")].map((b) => [b.dataset.group, Number(b.querySelector("[data-count]").textContent)]));

function show(said = "") {
  const { queue, last } = read();
  let total = 0;
  for (const [group, known] of counts) {
    const waiting = queue.filter((tap) => tap.group === group).length - queue.filter((tap) => tap.undo && tap.was === group).length;
    form.querySelector(`[data-group="${group}"] [data-count]`).textContent = String(known + waiting);
    total += known + waiting;
  }
  undoButton.disabled = last.length === 0;
  const rest = queue.length ? ` ${queue.length} ${queue.length === 1 ? "wartet" : "warten"} auf das Netz. Lassen Sie die Seite offen.` : " Alles ist angekommen.";
  state.textContent = said || `${total} Gespräche gezählt.${rest}`;
}

function add(tap) {
  const kept = read();
  kept.queue.push(tap);
  if (tap.undo) kept.last = kept.last.filter((one) => one.key !== tap.undo);
  else kept.last = [...kept.last, tap].slice(-20);
  write(kept);
  show();
  send();
}

async function send() {
  const batch = read().queue.slice(0, MOST);
  if (sending || !batch.length) return;
  sending = true;
  try {
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    const answer = await fetch(form.dataset.send, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ taps: batch.map(({ key, group, undo }) => ({ key, group, undo })) }),
    });
    if (answer.ok) {
      const told = await answer.json();
      for (const [group, number] of Object.entries(told.counts)) counts.set(group, number);
      const kept = read();
      kept.queue = kept.queue.slice(batch.length);
      write(kept);
      sending = false;
      show();
      if (kept.queue.length) await send();
    } else if (answer.status === 400) {
      show((await answer.json()).error);
    }
  } catch {
    show();
  } finally {
    sending = false;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const group = event.submitter?.dataset.group;
  if (group) add({ key: newKey(), group });
});
document.querySelector("[data-undo-form]").addEventListener("submit", (event) => {
  event.preventDefault();
  const last = read().last.at(-1);
  if (last) add({ undo: last.key, was: last.group });
});
addEventListener("online", send);
setInterval(send, WAIT);
show();
send();
