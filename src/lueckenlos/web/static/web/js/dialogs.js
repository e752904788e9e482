// <a href="…page…" data-dialog="id">: opens the dialog of that id instead of following the link.
// [data-close] inside a dialog closes it, and so does a click on the ground behind it.
export function dialogs(root) {
  root.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.dialog);
      if (dialog && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        dialog.showModal();
      }
      return;
    }
    if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
    else if (event.target.matches("dialog[open]")) event.target.close();
  });
}
