// What every page gets on top of working HTML. Nothing here is needed to use a page.
import { dialogs } from "./dialogs.js";
import { folds } from "./folds.js";
import { groups } from "./groups.js";
import { kept } from "./kept.js";
import { menus } from "./menus.js";
import { scrollers } from "./scrollers.js";
import { summary } from "./summary.js";
import { partialErrors, toasts } from "./toasts.js";

document.documentElement.classList.add("js");
menus(document);
dialogs(document);
kept(document);
groups(document);
partialErrors(document);

function enhance(part) {
  folds(part);
  scrollers(part);
  toasts(part);
  summary(part);
}

// what a form was answered with keeps an address of its own: reloading shows it again instead of asking to send again
const own = document.querySelector("[data-own-address]")?.dataset.ownAddress;
if (own) history.replaceState(history.state, "", own);

enhance(document);
// htmx tells every piece of page that it has put in
document.addEventListener("htmx:load", (event) => enhance(event.detail.elt));
