// Comfort for the offer form; everything here is also done by the server.
import { suggestions } from "./suggestions.js";

const MONTHS_A_YEAR = 12;
const OLDEST = 120 * MONTHS_A_YEAR;
// which fields each way of repeating needs
const NEEDS = {
  woechentlich: ["weekdays"],
  zweiwoechentlich: ["weekdays", "first_day"],
  monatlich: ["weekdays", "nth"],
  einmalig: ["first_day"],
  absprache: [],
  eigene: [],
};

for (const form of document.querySelectorAll("[data-offer-form]")) {
  rows(form);
  phases(form);
  for (const time of form.querySelectorAll("[data-time]")) pattern(time);
}
suggestions(document);

// ------------------------------------------------------------ places and times: a new row without a round trip
function rows(form) {
  for (const button of form.querySelectorAll("[data-add-row]")) {
    const prefix = button.dataset.addRow;
    const box = form.querySelector(`[data-rows="${prefix}"]`);
    const template = box.querySelector("template");
    const total = form.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
    button.addEventListener("click", (event) => {
      event.preventDefault();
      const number = total.value;
      const holder = document.createElement("div");
      holder.innerHTML = template.innerHTML.replaceAll("__prefix__", number);
      const row = holder.firstElementChild;
      template.before(row);
      total.value = String(Number(number) + 1);
      if (row.matches("[data-time]")) pattern(row);
      row.querySelector("input:not([type=hidden]), select")?.focus();
    });
  }
}

// ------------------------------------------------------------ Lebensphasen follow the age until somebody corrects them
function phases(form) {
  const box = form.querySelector("[data-phases]");
  const fixed = form.querySelector('[name="lebensphasen_fixed"]');
  if (!box || !fixed) return;
  const bounds = JSON.parse(box.dataset.phases);
  const ticks = [...form.querySelectorAll('[name="lebensphasen"]')];
  // offers for expectant parents also belong to the time before birth, which has no age
  const expectant = form.querySelector('[name="zielgruppen"][value="werdende-eltern"]');
  const derive = () => {
    const from = months(form, "age_from");
    const to = months(form, "age_to");
    const ageless = from === null && to === null;
    if (fixed.checked || (ageless && !expectant?.checked)) return;
    for (const tick of ticks) {
      const [first, last] = bounds[tick.value] ?? [OLDEST, OLDEST];
      const ofAge = !ageless && (from ?? 0) < (last ?? OLDEST) && first < (to ?? OLDEST);
      tick.checked = ofAge || (tick.value === "schwangerschaft" && Boolean(expectant?.checked));
    }
  };
  expectant?.addEventListener("change", derive);
  box.addEventListener("input", derive);
  box.addEventListener("change", derive);
  fixed.addEventListener("change", derive);
  for (const tick of ticks) {
    tick.addEventListener("change", () => {
      if (months(form, "age_from") !== null || months(form, "age_to") !== null) fixed.checked = true;
    });
  }
}

function months(form, name) {
  const typed = form.elements[name].value;
  if (typed === "") return null;
  return Number(typed) * (form.elements[`${name}_unit`].value === "monate" ? 1 : MONTHS_A_YEAR);
}

// ------------------------------------------------------------ only the fields that a pattern needs
function pattern(row) {
  const kind = row.querySelector('[name$="-kind"]');
  const show = () => {
    for (const name of ["weekdays", "nth", "first_day"]) {
      const field = row.querySelector(`[name$="-${name}"]`)?.closest(".field");
      if (field) field.hidden = !NEEDS[kind.value].includes(name);
    }
  };
  kind.addEventListener("change", show);
  show();
}
