// A fold that somebody has opened stays open when htmx puts a new one in its place.
const opened = new Set();

document.addEventListener(
  "toggle",
  ({ target }) => {
    if (target.matches?.("details.fold")) opened[target.open ? "add" : "delete"](target.id);
  },
  true,
);

export function folds(part) {
  for (const one of part.querySelectorAll("details.fold")) if (opened.has(one.id)) one.open = true;
}
