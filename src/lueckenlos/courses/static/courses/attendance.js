// The list narrows while somebody types; the count follows every tap. Without this script the server does both.
const list = document.querySelector("[data-presence-table]");
const search = document.querySelector("[data-filter]");
const count = document.querySelector("[data-present]");
const status = document.querySelector("[data-filter-status]");

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss").toLowerCase().replace(/\s+/g, " ").trim();

if (list && search) {
  const words = (row) => (row.dataset.words ??= plain(`${row.cells[0].textContent} ${row.cells[1].textContent}`));
  search.addEventListener("input", () => {
    const wanted = plain(search.value);
    let shown = 0;
    for (const row of list.tBodies[0].rows) {
      row.hidden = !words(row).includes(wanted);
      if (!row.hidden) shown += 1;
    }
    status.textContent = wanted ? `${shown} gefunden` : "";
  });
  // Enter leads to the button of the first who was found; only where nobody is left it asks the server
  search.form.addEventListener("submit", (event) => {
    const first = search.value.trim() && list.querySelector("tbody tr:not([hidden]) button");
    if (!first) return;
    event.preventDefault();
    first.focus();
  });
}

// the focus stays on the person whose button was pressed
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const pressed = event.detail.requestConfig?.elt;
  if (!pressed?.closest("[data-presence]") || !count) return;
  const number = Number(count.textContent.replaceAll(".", ""));
  count.textContent = String(number + (pressed.name === "da" ? 1 : -1));
});
