// The list works without this: one box ticks all rows, the number of ticked rows is shown, names are suggested.
import { suggestions } from "./suggestions.js";

for (const form of document.querySelectorAll("[data-tick-all]")) {
  const boxes = [...form.querySelectorAll('input[name="angebot"]')];
  const head = form.querySelector("thead th");
  if (!boxes.length || !head) continue;
  const all = document.createElement("input");
  all.type = "checkbox";
  all.className = "kern-form-check__checkbox";
  all.setAttribute("aria-label", "Alle auf dieser Seite auswählen");
  head.classList.add("tick");
  head.replaceChildren(all);
  const count = form.querySelector("[data-ticked]");
  const show = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && !all.checked;
    if (count) count.textContent = `(${ticked})`;
  };
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    show();
  });
  form.addEventListener("change", show);
  show();
}
suggestions(document);
