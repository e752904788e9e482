// Pages with names may stay on the device for the time without a network, in a cache called bis-<last day>-….
// It goes when that day is over, whichever page is opened then; with signing out all of them go.
const LABEL = /^bis-(\d{4}-\d{2}-\d{2})-/;

async function drop(all) {
  const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const names = (await caches.keys()).filter((name) => LABEL.test(name) && (all || LABEL.exec(name)[1] < today));
  await Promise.all(names.map((name) => caches.delete(name)));
}

export function kept(root) {
  // without https browsers keep nothing
  if (!("caches" in window)) return;
  drop(false).catch(() => {});
  root.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-signs-out]")) return;
    event.preventDefault();
    drop(true).finally(() => event.target.submit());
  });
}
