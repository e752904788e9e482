// Pieces of the till's page, made from its templates.
import { euro } from "./money.js";

// „{} Belege“ with its values
export function fill(text, ...values) {
  return values.reduce((made, value) => made.replace("{}", value), text);
}

export function row(template, line, key, label, drop) {
  const made = template.content.firstElementChild.cloneNode(true);
  made.querySelector("[data-text]").textContent = line.text;
  made.querySelector("[data-code]").textContent = line.size ? `${key} · ${line.size}` : key;
  made.querySelector("[data-price]").textContent = euro(line.cents);
  const button = made.querySelector("button");
  button.setAttribute("aria-label", label);
  button.addEventListener("click", drop);
  return made;
}

export function sum(template, [, count, money], label) {
  const made = template.content.firstElementChild.cloneNode(true);
  if (label) made.querySelector("th").textContent = label;
  const cells = made.querySelectorAll("td");
  cells[0].textContent = count;
  cells[1].textContent = euro(money);
  return made;
}

export function problem(text) {
  const made = document.createElement("li");
  made.textContent = text;
  return made;
}
