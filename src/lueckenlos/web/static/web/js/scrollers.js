// Wide tables scroll inside their box. A box that really scrolls can be reached with the keyboard and says its name.
function name(box) {
  const caption = box.querySelector("caption");
  const heading = document.querySelector("h1");
  return (caption ?? heading)?.textContent.trim() || "Tabelle";
}

const watcher = new ResizeObserver((entries) => {
  for (const { target: box } of entries) {
    const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    if (scrolls && !box.hasAttribute("tabindex")) {
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      if (!box.hasAttribute("aria-label")) box.setAttribute("aria-label", name(box));
    } else if (!scrolls && box.getAttribute("role") === "region") {
      box.removeAttribute("tabindex");
      box.removeAttribute("role");
    }
  }
});

export function scrollers(part) {
  for (const box of part.querySelectorAll(".table-scroll")) watcher.observe(box);
}
