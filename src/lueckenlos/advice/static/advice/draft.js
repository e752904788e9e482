// What was typed into a form stays in this browser until the server has it: for a call in between or a lost connection.
// One draft a person and form, kept for a week; hidden fields and files never.

const DAYS = 7;
const STEM = "lueckenlos-entwurf-";

const known = (key) => {
  try {
    return JSON.parse(localStorage.getItem(STEM + key));
  } catch {
    return null;
  }
};

const keep = (key, draft) => {
  try {
    localStorage.setItem(STEM + key, JSON.stringify(draft));
  } catch {
    // a browser that keeps nothing: the form works without
  }
};

const forget = (key) => {
  try {
    localStorage.removeItem(STEM + key);
  } catch {
    // as above
  }
};

const purge = () => {
  const old = Date.now() - DAYS * 86_400_000;
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(STEM)) continue;
    const key = name.slice(STEM.length);
    if (!(known(key)?.at > old)) forget(key);
  }
};

const typed = (form) =>
  [...form.elements]
    .filter((one) => one.name && !["hidden", "file", "submit", "button", "fieldset"].includes(one.type))
    .filter((one) => !["checkbox", "radio"].includes(one.type) || one.checked)
    .map((one) => [one.name, one.value]);

const fill = (form, values) => {
  for (const one of form.elements) {
    if (!one.name || ["hidden", "file", "submit", "button"].includes(one.type)) continue;
    const given = values.filter(([name]) => name === one.name).map(([, value]) => value);
    if (["checkbox", "radio"].includes(one.type)) one.checked = given.includes(one.value);
    else if (given.length) one.value = given[0];
  }
};

const note = (form, key, before) => {
  const box = document.createElement("div");
  box.className = "draft-note";
  box.setAttribute("role", "status");
  const text = document.createElement("p");
  text.textContent = "Ihr Entwurf von vorhin steht wieder im Formular.";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "kern-btn kern-btn--tertiary";
  button.innerHTML = '<span class="kern-label">Verwerfen</span>';
  button.addEventListener("click", () => {
    forget(key);
    fill(form, before);
    box.remove();
    form.querySelector("input:not([type=hidden])")?.focus();
  });
  box.append(text, button);
  form.before(box);
};

const watch = (form) => {
  const key = form.dataset.draft;
  const before = typed(form);
  const draft = known(key);
  // what the server gives back after an error is newer than the draft
  if (draft && !("typed" in form.dataset)) {
    fill(form, draft.values);
    note(form, key, before);
  }
  form.addEventListener("input", () => keep(key, { at: Date.now(), values: typed(form), sent: false }));
  form.addEventListener("submit", () => keep(key, { at: Date.now(), values: typed(form), sent: true }));
};

try {
  purge();
} catch {
  // no storage at all
}
document.querySelectorAll("form[data-draft]").forEach(watch);
// the page after saving: now the server has it
for (const one of document.querySelectorAll("[data-draft-done]")) {
  if (known(one.dataset.draftDone)?.sent) forget(one.dataset.draftDone);
}
