// Groups of the navigation that somebody has opened or closed stay so from page to page, as long as this tab is open.
// Without this the group of the current page is open, and the others are one click away.
const KEY = "menue";

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // nothing may be kept here, or somebody else has written it
  }
}

export function groups(root) {
  const kept = read();
  for (const group of root.querySelectorAll("[data-part-of-menu]")) {
    const wanted = kept[group.dataset.partOfMenu];
    // where one is, is always shown
    if (wanted !== undefined && !group.querySelector("[aria-current]")) group.open = wanted;
    group.querySelector("summary").addEventListener("click", () => {
      // the click has not turned it yet
      kept[group.dataset.partOfMenu] = !group.open;
      try {
        sessionStorage.setItem(KEY, JSON.stringify(kept));
      } catch {
        // then it lasts for this page
      }
    });
  }
}
