// The fields of the chosen item beside the picture.
const METRES = /^-?\d{1,3}(?:[.,]\d{1,2})?$/;
const STEP = 10;

/** Shows the item, or that none is chosen. */
export function fill(panel, one, title) {
  panel.querySelector("[data-empty]").hidden = Boolean(one);
  panel.querySelector("[data-fields]").hidden = !one;
  panel.querySelector("[data-title]").textContent = title;
  if (!one) return;
  const table = one.kind === "tisch";
  panel.querySelectorAll("[data-table]").forEach((field) => { field.hidden = !table; });
  panel.querySelectorAll("[data-other]").forEach((field) => { field.hidden = table; });
  for (const input of panel.querySelectorAll("[data-name]")) {
    const value = one[input.dataset.name];
    if (input.type === "checkbox") input.checked = value.includes(input.value);
    else if ("cm" in input.dataset) input.value = String(value / 100).replace(".", ",");
    else input.value = value ?? "";
    input.removeAttribute("aria-invalid");
  }
}

/** What this field says, as values of the item; null where it says nothing usable. */
export function read(panel, input) {
  const { name } = input.dataset;
  if (input.type === "checkbox") {
    return { [name]: [...panel.querySelectorAll(`[data-name="${name}"]:checked`)].map((one) => one.value) };
  }
  const text = input.value.trim();
  if ("cm" in input.dataset) {
    if (!METRES.test(text)) return null;
    return { [name]: Math.round((Number(text.replace(",", ".")) * 100) / STEP) * STEP };
  }
  if (name === "number") return /^[1-9]\d{0,3}$/.test(text) ? { number: Number(text) } : null;
  if (name === "place_type") return { place_type: text ? Number(text) : null };
  return { [name]: text };
}
