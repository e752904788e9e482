// A new row without a round trip; without this script the button asks the server for it.
for (const button of document.querySelectorAll("[data-add-row]")) {
  const prefix = button.dataset.addRow;
  const box = document.querySelector(`[data-rows="${prefix}"]`);
  const template = box.querySelector("template");
  const total = document.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const holder = document.createElement("div");
    holder.innerHTML = template.innerHTML.replaceAll("__prefix__", total.value);
    const row = holder.firstElementChild;
    template.before(row);
    total.value = String(Number(total.value) + 1);
    row.querySelector("input:not([type=hidden]), select")?.focus();
  });
}
