// The till. What it shows comes from the device; the network is only for sending and hearing.
import { available, watch } from "../web/js/offline/camera.js";
import { newKey } from "../web/js/offline/queue.js";
import { read, short } from "./code.js";
import { cents, euro } from "./money.js";
import { fill, problem, row, sum } from "./screen.js";
import { open } from "./store.js";
import { load, Refused, send, SignedOut } from "./sync.js";

const EVERY = 15000; // ms between two looks at the server
const page = document.querySelector("[data-till]");
const { event, dataUrl, syncUrl, workerUrl } = page.dataset;
const words = JSON.parse(page.dataset.words);
const part = (name) => page.querySelector(`[data-part="${name}"]`);
const state = { items: new Map(), sold: new Set(), open: new Set(), tills: [], basket: [], receipts: [], till: 1, token: "", at: "", back: false, busy: false };
let store;

const say = (name, ...values) => fill(words[name], ...values);

function tell(text, kind = "info") {
  const box = part("message");
  box.textContent = text;
  box.dataset.kind = kind;
}

function many(number, one, several) {
  return number === 1 ? words[one] : say(several, number);
}

// ------------------------------------------------------------ basket
function waiting() {
  return state.receipts.filter((receipt) => !receipt.sent && !receipt.refused);
}

// what this device knows to be sold, its own unsent receipts included
function isSold(key) {
  let sold = state.sold.has(key);
  for (const receipt of waiting()) {
    if (receipt.lines.some((line) => short(line.number, line.position) === key)) sold = receipt.kind === "verkauf";
  }
  return sold;
}

async function add(text) {
  if (!text.trim()) return;
  const code = read(event, text);
  if (code === null) return tell(say("unknown", text.trim().slice(0, 30)), "warning");
  if (code.other) return tell(words.other, "warning");
  const key = short(code.number, code.position);
  const item = state.items.get(key);
  if (!item) return tell(say("unknown", key), "warning");
  if (state.basket.some((line) => short(line.number, line.position) === key)) return tell(say("already", key), "warning");
  if (!state.back && isSold(key)) return tell(say("soldOnline", key), "warning");
  if (state.back && !isSold(key)) {
    tell(say("notSold", key), "warning");
    // without a network another till may have sold it
    if (navigator.onLine) return;
  } else tell(say("added", key, `${item[3]}, ${euro(item[2])}`), "good");
  state.basket.push({ number: item[0], position: item[1], cents: item[2], text: item[3], size: item[4] });
  await store.set("basket", { lines: state.basket, back: state.back });
  show();
}

async function drop(index) {
  state.basket.splice(index, 1);
  await store.set("basket", { lines: state.basket, back: state.back });
  show();
  part("code").focus();
}

function total() {
  return state.basket.reduce((sum, line) => sum + line.cents, 0);
}

async function pay() {
  const given = cents(part("given").value);
  if (!state.basket.length || state.busy) return;
  if (!state.back && given !== null && given < total()) return tell(say("tooLittle", euro(total() - given)), "warning");
  const kind = state.back ? "ruecknahme" : "verkauf";
  const receipt = { id: newKey(), kind, at: new Date().toISOString(), till: state.till, lines: state.basket };
  const count = many(state.basket.length, "item", "items");
  state.busy = true;
  try {
    await store.sell(receipt, { lines: [], back: false });
  } finally {
    state.busy = false;
  }
  const sum = total();
  state.receipts.push(receipt);
  tell(state.back ? say("returned", count, euro(sum)) : say("sold", count, euro(sum), euro(given === null ? 0 : given - sum)), "good");
  state.basket = [];
  state.back = false;
  part("given").value = "";
  show();
  part("code").focus();
  sync();
}

// ------------------------------------------------------------ network
async function take(data) {
  state.sold = new Set(data.sold.map(([number, position]) => short(number, position)));
  state.tills = data.tills;
  state.open = new Set(data.open);
  state.token = data.token;
  if (data.items) {
    state.items = new Map(data.items.map((item) => [short(item[0], item[1]), item]));
    state.mark = data.mark;
    state.at = new Date().toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit" });
  }
  const items = [...state.items.values()];
  await store.set("data", { items, sold: data.sold, tills: data.tills, open: data.open, token: data.token, at: state.at });
}

async function refresh() {
  await take(await load(dataUrl));
}

let syncing = false;
async function sync() {
  if (syncing) return;
  syncing = true;
  try {
    if (!state.token) await refresh();
    do {
      // each till of this device by itself: the number may have been changed in between
      const first = waiting()[0];
      const till = first?.till ?? state.till;
      const batch = waiting().filter((receipt) => receipt.till === till);
      const answer = await retried(() => send(syncUrl, state.token, event, till, batch));
      await settle(answer);
      // the office corrected a price or took somebody in
      if (answer.mark !== state.mark) await refresh();
    } while (waiting().length);
    status(true);
  } catch (error) {
    status(false, error);
  } finally {
    syncing = false;
    show();
  }
}

// a token outlives no signing in: fetch a new one once
async function retried(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SignedOut)) throw error;
    await refresh();
    return work();
  }
}

async function settle(answer) {
  const accepted = new Set(answer.accepted);
  const refused = new Map(answer.refused);
  const unclear = new Map(answer.unclear.map(([id, number, position]) => [id, short(number, position)]));
  for (const receipt of state.receipts) {
    if (receipt.sent || receipt.refused) continue;
    if (accepted.has(receipt.id)) receipt.sent = true;
    else if (refused.has(receipt.id)) receipt.refused = refused.get(receipt.id);
    else continue;
    if (unclear.has(receipt.id)) receipt.unclear = unclear.get(receipt.id);
    await store.put(receipt);
    if (receipt.refused) tell(say("refused", receipt.refused), "warning");
    else if (receipt.unclear) tell(say("unclear", receipt.unclear), "warning");
  }
  await take(answer);
}

function status(online, error) {
  const open = waiting().length;
  const offline = open ? say("offline", many(open, "receipt", "receipts")) : words.offlineNone;
  const text = online ? words.online : offline;
  part("network").textContent = error instanceof SignedOut ? words.signIn : error instanceof Refused ? error.message : text;
  page.dataset.network = online ? "on" : "off";
}

// ------------------------------------------------------------ screen
function show() {
  const list = part("basket");
  list.replaceChildren(
    ...state.basket.map((line, index) => {
      const key = short(line.number, line.position);
      return row(part("row"), line, key, say("remove", key), () => drop(index));
    }),
  );
  part("empty").hidden = state.basket.length > 0;
  part("total").textContent = euro(total());
  part("count").textContent = many(state.basket.length, "item", "items");
  part("pay").disabled = !state.basket.length;
  part("sale").checked = !state.back;
  part("back").checked = state.back;
  page.dataset.mode = state.back ? "back" : "sale";
  change();
  const open = waiting().length;
  part("queue").textContent = open ? say("waiting", many(open, "receipt", "receipts")) : words.allSent;
  part("loaded").textContent = state.at ? say("loaded", many(state.items.size, "item", "items"), state.at) : words.notLoaded;
  const all = state.tills.reduce(([, count, money], one) => [0, count + one[1], money + one[2]], [0, 0, 0]);
  part("sums").replaceChildren(...[...state.tills, all].map((one) => sum(part("sum"), one, one[0] ? say("till", one[0]) : "")));
  // what the office has cleared up is no problem any more
  const wrong = state.receipts.filter((one) => one.refused || (one.unclear && state.open.has(one.id)));
  part("problems").replaceChildren(...wrong.map((one) => problem(one.refused ? say("refused", one.refused) : say("unclear", one.unclear))));
}

function change() {
  const given = cents(part("given").value);
  const enough = given !== null && given >= total() && total() > 0;
  part("change").textContent = enough && !state.back ? say("change", euro(given - total())) : "";
}

// ------------------------------------------------------------ start
async function camera() {
  let end = null;
  if (!(await available().catch(() => false))) return;
  const button = part("camera");
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (end) {
      end();
      end = null;
    } else {
      try {
        end = await watch(part("video"), add);
      } catch {
        tell(words.noCamera, "warning");
      }
    }
    part("video").hidden = !end;
    button.querySelector(".kern-label").textContent = end ? words.cameraOff : words.camera;
  });
}

function listen() {
  part("scan").addEventListener("submit", (submit) => {
    submit.preventDefault();
    const field = part("code");
    add(field.value);
    field.value = "";
    field.focus();
  });
  part("money").addEventListener("submit", (submit) => {
    submit.preventDefault();
    pay();
  });
  part("given").addEventListener("input", change);
  for (const name of ["sale", "back"]) {
    part(name).addEventListener("change", async () => {
      state.back = part("back").checked;
      state.basket = [];
      await store.set("basket", { lines: [], back: state.back });
      show();
      part("code").focus();
    });
  }
  part("till").addEventListener("change", async () => {
    state.till = Number(part("till").value);
    await store.set("till", state.till);
  });
  window.addEventListener("online", sync);
  window.addEventListener("offline", () => status(false));
}

async function start() {
  try {
    store = await open(event);
  } catch {
    return tell(words.noStorage, "warning");
  }
  navigator.storage?.persist?.();
  navigator.serviceWorker?.register(workerUrl).catch(() => {});
  const [data, basket, till] = await Promise.all(["data", "basket", "till"].map(store.get));
  state.receipts = await store.receipts();
  state.till = till ?? 1;
  part("till").value = String(state.till);
  if (basket) [state.basket, state.back] = [basket.lines, basket.back];
  if (data) {
    state.items = new Map(data.items.map((item) => [short(item[0], item[1]), item]));
    state.sold = new Set(data.sold.map(([number, position]) => short(number, position)));
    [state.tills, state.token, state.at] = [data.tills, data.token, data.at];
    state.open = new Set(data.open);
  }
  listen();
  camera();
  show();
  const before = part("message").textContent;
  try {
    await refresh();
    // whoever has scanned meanwhile reads what came of it
    if (part("message").textContent === before) tell(words.ready);
  } catch (error) {
    if (!state.items.size) tell(error instanceof Refused ? error.message : words.notLoaded, "warning");
  }
  page.dataset.ready = "yes";
  await sync();
  setInterval(sync, EVERY);
}

start();
