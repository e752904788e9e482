// Lets a file be dropped on the field; without this the field works as any other.
for (const zone of document.querySelectorAll("[data-drop]")) {
  const input = zone.querySelector("input[type=file]");
  if (!input) continue;
  const over = (event) => {
    event.preventDefault();
    zone.classList.add("upload--over");
  };
  zone.addEventListener("dragenter", over);
  zone.addEventListener("dragover", over);
  zone.addEventListener("dragleave", () => zone.classList.remove("upload--over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("upload--over");
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
  });
}
// a second click would send a large file twice
for (const form of document.querySelectorAll("form[data-upload]")) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button");
    button.setAttribute("aria-disabled", "true");
    button.querySelector(".kern-label").textContent = "Wird hochgeladen …";
    form.addEventListener("submit", (event) => event.preventDefault());
  });
}
