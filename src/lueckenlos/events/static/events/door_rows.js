// The rows of the door list: what the server said about each, what this device has done since, and which are shown.
import { finder, keyOf } from "./names.js";

export function rowsOf(page) {
  let list = [];
  let chosen = null;

  const load = () => {
    list = [...page.querySelectorAll("tbody tr[data-row]")].map(rowOf);
  };
  load();

  const filter = (typed, missing) => {
    const fits = finder(typed);
    if (typed) chosen = null;
    for (const row of list) {
      row.element.hidden = chosen ? !chosen.includes(row.key) : !fits(row.text) || (missing && row.present);
    }
  };

  return {
    all: () => list,
    visible: () => list.filter((row) => !row.element.hidden),
    byKey: (key) => list.find((row) => row.key === key),
    byCode: (code) => list.filter((row) => row.code === code),
    of: (button) => list.find((row) => row.element === button.closest("tr")),
    // these rows alone, until something else is looked for
    only: (...some) => {
      chosen = some.map((row) => row.key);
    },
    filter,
    matching: (typed) => {
      const fits = finder(typed);
      return typed.trim() ? list.filter((row) => fits(row.text)) : [];
    },
    everybody: () => {
      chosen = null;
    },
    // whether the server's list has the same people
    apply: (states) => {
      const known = new Map(states.map(([key, since, paid]) => [key, { since, paid }]));
      for (const row of list) row.server = known.get(row.key) ?? row.server;
      return known.size === list.length && list.every((row) => known.has(row.key));
    },
    replace: (body) => {
      page.querySelector("tbody").replaceWith(document.adoptNode(body));
      load();
    },
    show: (waiting, steps) => {
      for (const row of list) show(row, waiting.filter((one) => one.row === row.key), steps);
    },
  };
}

function rowOf(element) {
  const { row, code, since, paid, name, price, owes, tables } = element.dataset;
  const shown = element.querySelector("th").textContent;
  const buttons = [...element.querySelectorAll("button[data-step]")];
  const made = {
    element,
    buttons,
    key: Number(row),
    code,
    name,
    price,
    tables,
    text: keyOf(`${shown} ${tables}`),
    server: { since, paid },
    present: Boolean(since),
    isPaid: Boolean(paid),
    can: (step) => buttons.some((one) => one.dataset.step === step),
    owes: () => Boolean(owes) && !made.isPaid,
    // what can be pressed now, at best beside the one that was pressed
    button: (beside) => {
      const open = buttons.filter((one) => !one.hidden);
      const money = beside === "bezahlt" || beside === "unbezahlt";
      return open.find((one) => one.dataset.step.endsWith(money ? "bezahlt" : "da")) ?? open[0];
    },
  };
  return made;
}

function show(row, changes, steps) {
  const after = { since: Boolean(row.server.since), paid: Boolean(row.server.paid) };
  for (const change of changes) after[steps[change.step][0]] = steps[change.step][1];
  [row.present, row.isPaid] = [after.since, after.paid];
  row.element.classList.toggle("door-present", row.present);
  row.element.classList.toggle("door-waiting", changes.length > 0);
  for (const one of row.element.querySelectorAll("[data-when]")) {
    one.hidden = one.dataset.when !== (one.dataset.of === "paid" ? (row.isPaid ? "yes" : "no") : row.present ? "yes" : "no");
  }
}
