// Arrow keys in the Kettenbild: one cell is in the tab order, the arrows move between cells.
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** Links by row and column; a link over several rows stands in each of them. */
function gridOf(table) {
  const grid = [];
  for (const [r, row] of [...table.rows].entries()) {
    let column = 0;
    for (const cell of row.cells) {
      grid[r] ??= [];
      while (column in grid[r]) column += 1;
      const link = cell.querySelector("a");
      for (let down = 0; down < cell.rowSpan; down += 1) {
        grid[r + down] ??= [];
        grid[r + down][column] = link;
      }
      column += 1;
    }
  }
  return grid;
}

function setUp(table) {
  const grid = gridOf(table);
  const links = [...new Set(grid.flat().filter(Boolean))];
  const choose = (link) => links.forEach((other) => { other.tabIndex = other === link ? 0 : -1; });
  const first = grid.slice(1).flat().find(Boolean) ?? links[0];
  if (!first) return;
  choose(first);
  table.addEventListener("focusin", (event) => { if (links.includes(event.target)) choose(event.target); });
  table.addEventListener("keydown", (event) => {
    const link = event.target.closest("a");
    if (!links.includes(link) || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = event.key === "Home" || event.key === "End" ? edge(grid, link, event) : step(grid, link, STEPS[event.key]);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

function placeOf(grid, link) {
  const row = grid.findIndex((cells) => cells.includes(link));
  return [row, grid[row].indexOf(link)];
}

function step(grid, link, by) {
  if (!by) return null;
  let [row, column] = placeOf(grid, link);
  for (;;) {
    row += by[0];
    column += by[1];
    if (!grid[row] || column < 0 || column >= grid[row].length) return null;
    const next = grid[row][column];
    if (next && next !== link) return next;
  }
}

function edge(grid, link, event) {
  const cells = grid[placeOf(grid, link)[0]].filter(Boolean);
  return event.key === "Home" ? cells[0] : cells.at(-1);
}

function start() {
  document.querySelectorAll("[data-picture]:not([data-ready])").forEach((table) => {
    table.dataset.ready = "";
    setUp(table);
  });
}

start();
document.body.addEventListener("htmx:afterSwap", start);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelectorAll(".legend[open]").forEach((legend) => { legend.open = false; });
});
