// Messages float at the edge and can be closed; good news leaves by itself unless it is being read.
const SECONDS = 10;
const list = () => document.getElementById("meldungen");

function closeButton(toast) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", list().dataset.closeLabel);
  button.innerHTML = '<span class="kern-icon kern-icon--close" aria-hidden="true"></span>';
  button.addEventListener("click", () => toast.remove());
  return button;
}

function leaveLater(toast) {
  if (toast.matches(".toast--error, .toast--warning")) return;
  let clock;
  const start = () => { clock = setTimeout(() => toast.remove(), SECONDS * 1000); };
  const stop = () => clearTimeout(clock);
  for (const kind of ["pointerenter", "focusin"]) toast.addEventListener(kind, stop);
  for (const kind of ["pointerleave", "focusout"]) toast.addEventListener(kind, start);
  start();
}

function dress(toast) {
  if (toast.querySelector("button")) return;
  toast.append(closeButton(toast));
  leaveLater(toast);
}

export function toasts(part) {
  const found = part.matches?.("[data-toast]") ? [part] : part.querySelectorAll("[data-toast]");
  for (const toast of found) {
    dress(toast);
    // a live region speaks only of what arrives after it
    if (toast.parentElement === list()) setTimeout(() => toast.isConnected && list().append(toast), 150);
  }
}

function say(text) {
  const toast = document.createElement("div");
  toast.className = "toast toast--error";
  toast.dataset.toast = "";
  const line = document.createElement("p");
  line.textContent = text;
  toast.append(line);
  dress(toast);
  list()?.append(toast);
}

export function partialErrors(root) {
  root.addEventListener("htmx:responseError", () => say(list().dataset.refused));
  root.addEventListener("htmx:sendError", () => say(list().dataset.offline));
}
