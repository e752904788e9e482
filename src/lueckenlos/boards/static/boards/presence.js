// Who is there: every tap is saved at once, and the quorum follows. Without scripts the button below does it.
const form = document.querySelector("[data-presence]");
const quorum = document.querySelector("[data-quorum]");

if (form) {
  const said = form.querySelector("[data-said]");
  form.querySelector("[data-save]").hidden = true;

  async function save(input) {
    const key = input.name.slice("person-".length);
    const was = form.elements[`war-${key}`];
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set(input.name, input.value);
    said.textContent = "wird gespeichert …";
    try {
      const answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body });
      if (!(answer.headers.get("Content-Type") ?? "").includes("json")) throw new Error("not signed in");
      const told = await answer.json();
      if (answer.ok) {
        was.value = input.value;
        said.textContent = "gespeichert";
        quorum.textContent = told.said;
        quorum.toggleAttribute("data-holds", told.holds);
      } else {
        said.textContent = told.error;
        back(input.name, was.value);
      }
    } catch {
      said.textContent = "Nicht gespeichert, kein Netz. Bitte noch einmal antippen.";
      back(input.name, was.value);
    }
  }

  function back(name, value) {
    for (const one of form.querySelectorAll(`[name="${name}"]`)) one.checked = one.value === value;
  }

  form.addEventListener("change", (event) => {
    if (event.target.type === "radio") save(event.target);
  });
}
