// Saves what is typed after a short pause. If somebody else wrote meanwhile, both texts stay in sight.
const PAUSE = 1500;
const AGAIN = 10000;

for (const form of document.querySelectorAll("[data-note]")) {
  const field = form.querySelector("textarea");
  const version = form.querySelector("[name=fassung]");
  const state = form.querySelector("[data-state]");
  const other = form.querySelector("[data-other]");
  let saved = field.value;
  let timer = 0;
  let busy = false;
  let stopped = false;

  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };

  async function save() {
    const text = field.value;
    if (busy || stopped || text === saved) return;
    busy = true;
    state.textContent = "wird gespeichert …";
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new FormData(form),
      });
      if (!(answer.headers.get("Content-Type") ?? "").includes("json")) throw new Error("not signed in");
      const told = await answer.json();
      if (answer.status === 409) {
        stopped = true;
        version.value = String(told.version);
        other.hidden = false;
        other.querySelector("pre").textContent = told.text;
        state.textContent = "nicht gespeichert: jemand anderes hat geschrieben";
      } else if (answer.ok) {
        saved = text;
        version.value = String(told.version);
        state.textContent = "gespeichert";
      } else {
        state.textContent = told.error ?? "nicht gespeichert";
      }
    } catch {
      state.textContent = "noch nicht gespeichert, kein Netz; wird wieder versucht";
      later(AGAIN);
    } finally {
      busy = false;
      if (!stopped && field.value !== text) later(PAUSE);
    }
  }

  field.addEventListener("input", () => {
    if (!stopped) state.textContent = "…";
    later(PAUSE);
  });
  field.addEventListener("blur", save);
  form.querySelector("[data-append]").addEventListener("click", () => {
    field.value = `${other.querySelector("pre").textContent}\n\n${field.value}`;
    other.hidden = true;
    stopped = false;
    field.focus();
    later(PAUSE);
  });
  form.addEventListener("submit", () => {
    saved = field.value;
  });
  addEventListener("beforeunload", (event) => {
    if (field.value !== saved) event.preventDefault();
  });
}
