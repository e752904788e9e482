// Keeps this page and its files on the device for the time without a network. Names stand in it: its cache is called
// bis-<last day>-…, which kept.js deletes when that day is over and when somebody signs out.
export async function keep(name, workerUrl, files) {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return false;
  try {
    const scope = new URL(".", new URL(workerUrl, location.href)).pathname;
    await navigator.serviceWorker.register(workerUrl, { scope });
    await navigator.serviceWorker.ready;
    // the same page of an earlier version
    const last = name.slice(0, name.lastIndexOf("-"));
    const old = (await caches.keys()).filter((one) => one.startsWith(last) && one !== name);
    await Promise.all(old.map((one) => caches.delete(one)));
    const cache = await caches.open(name);
    const loaded = performance.getEntriesByType("resource").map((one) => one.name.split("#")[0]);
    const wanted = [...new Set(loaded)].filter((url) => new URL(url).pathname.startsWith(files));
    await Promise.all(wanted.map(async (url) => (await cache.match(url)) ?? cache.add(url)));
    const here = location.pathname + location.search;
    if (!(await cache.match(here, { ignoreVary: true }))) {
      const answer = await fetch(here, { cache: "no-store" });
      if (answer.ok && !answer.redirected) await cache.put(here, answer);
    }
    return Boolean(await cache.match(here, { ignoreSearch: true, ignoreVary: true }));
  } catch {
    return false;
  }
}

export async function unkeep(part) {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("bis-") && name.includes(part)).map((name) => caches.delete(name)));
  const found = await navigator.serviceWorker.getRegistration(location.pathname);
  if (found?.scope.endsWith(location.pathname)) await found.unregister();
}
