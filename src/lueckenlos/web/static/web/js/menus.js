// Menus of the header are <details>: close them with Escape, by a click elsewhere, and when focus leaves.
const OPEN = "details[data-menu][open]";

function close(menu, refocus) {
  menu.open = false;
  if (refocus) menu.querySelector("summary").focus();
}

export function menus(root) {
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of root.querySelectorAll(OPEN)) close(menu, menu.contains(root.activeElement));
  });
  for (const kind of ["click", "focusin"]) {
    root.addEventListener(kind, (event) => {
      for (const menu of root.querySelectorAll(OPEN)) if (!menu.contains(event.target)) close(menu, false);
    });
  }
}
