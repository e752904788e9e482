// The door. A tap counts at once on this device and waits in a queue until the server has it; see actions/door.py.
import { available, watch } from "../web/js/offline/camera.js";
import { keep, unkeep } from "../web/js/offline/keep.js";
import { newKey, queue } from "../web/js/offline/queue.js";
import { Refused, SignedOut, talk } from "../web/js/offline/talk.js";
import { read } from "./codes.js";
import { rowsOf } from "./door_rows.js";

const EVERY = 15000; // ms between two looks at the server
const MOST = 100; // changes in one message
const page = document.querySelector("[data-door]");
const { event, prefix, syncUrl, workerUrl, files } = page.dataset;
const words = JSON.parse(page.dataset.words);
const part = (name) => page.querySelector(`[data-part="${name}"]`);
const token = page.querySelector("[name=csrfmiddlewaretoken]");
const waiting = queue(`einlass-${event}-wartet`);
const problems = queue(`einlass-${event}-klaeren`);
const standing = `einlass-${event}-stand`;
const rows = rowsOf(page);
let busy = false;
let failure = null;
let emptied = false;
let clock = 0;
let stopCamera = null;

function say(name, ...values) {
  return values.reduce((text, value) => text.replace("{}", value), words[name]);
}

function count(number) {
  return number === 1 ? words.change : say("changes", number);
}

function tell(text, kind = "info") {
  part("message").textContent = text;
  part("message").dataset.kind = kind;
}

// ------------------------------------------------------------ changes
const STEPS = { da: ["since", true], "nicht-da": ["since", false], bezahlt: ["paid", true], unbezahlt: ["paid", false] };

function take(row, step) {
  const [field, on] = STEPS[step];
  const last = waiting.all().findLast((one) => one.row === row.key && STEPS[one.step][0] === field);
  // what never left the device can simply be forgotten
  if (last && !last.tried && STEPS[last.step][1] !== on) waiting.drop([last.id]);
  else waiting.add({ id: newKey(), row: row.key, step, at: new Date().toISOString(), of: on ? "" : last?.id ?? row.server[field] });
  show();
  const told = { da: "here", "nicht-da": "left", bezahlt: "paid", unbezahlt: "unpaid" }[step];
  const more = step === "da" ? [row.tables && say("tables", row.tables), row.owes() && say("due", row.price)] : [];
  tell([say(told, row.name), ...more].filter(Boolean).join(" "), on ? "good" : "info");
  sync();
}

function arrive(row) {
  rows.only(row);
  filter();
  if (row.present) {
    const at = row.server.since && new Date(row.server.since).toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit" });
    return tell(at ? say("already", row.name, at) : say("alreadyHere", row.name), "warning");
  }
  if (!row.can("da")) return tell(say("notDue", row.name), "warning");
  return take(row, "da");
}

// ------------------------------------------------------------ looking for somebody
function find(typed) {
  const ticket = read(typed, prefix);
  const owners = ticket ? rows.byCode(ticket.code) : [];
  if (owners.length) part("search").value = "";
  if (owners.length === 1) return arrive(owners[0]);
  // two tickets with one code: as good as never, and then somebody looks at the names
  if (owners.length) rows.only(...owners);
  const fits = typed.startsWith(prefix) ? [] : rows.matching(typed);
  if (!owners.length && !fits.length) return tell(notFound(typed, ticket), "warning");
  filter();
  if (fits.length !== 1) return undefined;
  const button = fits[0].button();
  button?.focus();
  return tell(button ? say("one", fits[0].name) : say("notDue", fits[0].name));
}

function notFound(typed, ticket) {
  if (ticket?.right) return words.foreignCode;
  if (/^\w+:/.test(typed.trim())) return words.otherQr;
  return ticket && /\d/.test(ticket.code) ? say("wrongCode", ticket.code) : words.nobody;
}

function filter() {
  rows.filter(part("search").value, part("missing").checked);
  const [found, all] = [rows.visible().length, rows.all().length];
  part("shown").textContent = found === all ? "" : say("shown", found, all);
  part("everybody").hidden = found === all;
}

// ------------------------------------------------------------ network
async function sync() {
  if (busy || emptied) return;
  busy = true;
  try {
    do {
      // what has never been sent can still be taken back without a trace
      if (!navigator.onLine) throw new TypeError("offline");
      // a browser may think it is online in a hall where nothing answers
      if (failure) await talk(syncUrl);
      const batch = waiting.send(MOST);
      settle(batch, await heard(batch));
    } while (waiting.all().length);
    failure = null;
  } catch (error) {
    failure = error;
  }
  busy = false;
  page.dataset.ready = "yes";
  if (!emptied) show();
}

// A token outlives no signing in: ask for a new one once.
async function heard(batch) {
  const message = batch.length ? { changes: batch.map(({ tried, ...rest }) => rest) } : undefined;
  try {
    return await talk(syncUrl, token.value, message);
  } catch (error) {
    if (!(error instanceof SignedOut) || !message) throw error;
    token.value = (await talk(syncUrl)).token;
    return talk(syncUrl, token.value, message);
  }
}

function settle(batch, answer) {
  for (const { id, already, error } of answer.results) {
    const change = batch.find((one) => one.id === id);
    const row = change && rows.byKey(change.row);
    if (error) problems.add({ id, text: error });
    else if (already && row) tell(say(change.step === "da" ? "alreadyHere" : "alreadyPaid", row.name), "warning");
  }
  waiting.drop(batch.map((one) => one.id));
  token.value = answer.token;
  if (!rows.apply(answer.rows)) renew();
  try {
    localStorage.setItem(standing, JSON.stringify({ now: answer.now, rows: answer.rows }));
  } catch {
    // full or forbidden: after a reload without a network the page shows what it knew when it was loaded
  }
}

// Somebody has joined or left the list.
async function renew() {
  const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-door] tbody");
  if (!fresh) return;
  rows.replace(fresh);
  show();
}

function status() {
  if (page.dataset.ready !== "yes") return;
  const open = waiting.all().length;
  let text = open ? say("sending", count(open)) : words.online;
  if (failure instanceof SignedOut) text = say("signedOut", count(open));
  else if (failure instanceof Refused) text = failure.message;
  else if (failure) text = open ? say("offlineWaiting", count(open)) : words.offline;
  part("network").textContent = text;
  page.dataset.network = failure ? "off" : "on";
}

// ------------------------------------------------------------ screen
function show() {
  rows.show(waiting.all(), STEPS);
  filter();
  part("present").textContent = rows.all().filter((row) => row.present).length;
  part("expected").textContent = rows.all().length;
  status();
  const list = problems.all();
  part("problems").hidden = !list.length;
  part("problems").querySelector("ul").replaceChildren(...list.map(problem));
}

function problem({ id, text }) {
  const made = part("problem").content.firstElementChild.cloneNode(true);
  made.querySelector("span").textContent = text;
  const button = made.querySelector("button");
  button.setAttribute("aria-label", `${words.done}: ${text}`);
  button.addEventListener("click", () => {
    problems.drop([id]);
    show();
    part("search").focus();
  });
  return made;
}

async function empty(text) {
  emptied = true;
  clearInterval(clock);
  stopCamera?.();
  waiting.clear();
  problems.clear();
  localStorage.removeItem(standing);
  await unkeep(`-einlass-${event}-`).catch(() => {});
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  page.replaceChildren(line);
  line.textContent = text;
  page.dataset.kept = "emptied";
}

function asked() {
  const open = waiting.all().length;
  const button = part("empty");
  if (!open || button.dataset.asked) return empty(words.cleared);
  button.dataset.asked = "yes";
  return tell(say("unsent", count(open)), "warning");
}

async function camera() {
  const button = part("camera");
  if (!(await available().catch(() => false))) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const video = part("video");
    try {
      if (stopCamera) stopCamera();
      stopCamera = stopCamera ? null : await watch(video, find);
    } catch {
      tell(words.noCamera, "warning");
    }
    video.hidden = !stopCamera;
    button.querySelector(".kern-label").textContent = stopCamera ? words.cameraOff : words.camera;
  });
}

function listen() {
  page.addEventListener("click", (happened) => {
    const button = happened.target.closest("button[data-step]");
    if (!button) return;
    happened.preventDefault();
    const row = rows.of(button);
    take(row, button.dataset.step);
    // the pressed button is gone: who works with the keyboard goes on in its row, or with the next name
    if (happened.detail === 0) (row.element.hidden ? part("search") : row.button(button.dataset.step)).focus();
  });
  part("find").addEventListener("submit", (happened) => {
    happened.preventDefault();
    find(part("search").value);
  });
  part("search").addEventListener("input", filter);
  part("missing").addEventListener("change", () => {
    rows.everybody();
    filter();
  });
  part("everybody").addEventListener("click", () => {
    part("search").value = "";
    part("missing").checked = false;
    rows.everybody();
    filter();
    part("search").focus();
  });
  part("empty").addEventListener("click", asked);
  window.addEventListener("online", sync);
  window.addEventListener("offline", sync);
  document.addEventListener("visibilitychange", tick);
}

function tick() {
  const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const name = page.dataset.keep;
  if (name && today > name.slice(4, 14)) empty(words.over);
  else if (!document.hidden) sync();
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(standing));
  } catch {
    return null;
  }
}

async function start() {
  const known = remembered();
  // a kept page may be older than what this device has heard since
  if (known && known.now > Number(page.dataset.now)) rows.apply(known.rows);
  for (const name of ["tools", "device"]) part(name).hidden = false;
  part("count").hidden = true;
  listen();
  camera();
  show();
  await sync();
  clock = setInterval(tick, EVERY);
  if (!page.dataset.keep) return unkeep(`-einlass-${event}-`);
  const done = await keep(page.dataset.keep, workerUrl, files);
  if (emptied) return unkeep(`-einlass-${event}-`);
  part("kept").textContent = done ? words.kept : words.notKept;
  page.dataset.kept = done ? "yes" : "no";
  return undefined;
}

start();
