// After a form came back with errors: go to their list, and from each line into its field.
export function summary(part) {
  // the list says in German what to do; the browser's own bubbles would come before it, one at a time, in its language
  for (const form of part.querySelectorAll("form.form")) form.noValidate = true;
  for (const box of part.querySelectorAll("[data-focus]")) {
    box.focus();
    for (const link of box.querySelectorAll("a[href^='#']")) {
      link.addEventListener("click", (event) => {
        const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        if (!field) return;
        event.preventDefault();
        const target = field.matches("fieldset") ? field.querySelector("input, select, textarea") ?? field : field;
        target.focus();
        field.scrollIntoView({ block: "center" });
      });
    }
  }
}
