// Serves one page and its files while there is no network. The page itself fills the cache; this only reads it,
// keeps the newest page, and forgets it when its day is over or its reader has signed out.
// self.keeping: name of the cache (bis-<last day>-…, empty: keep nothing), path of the page, folder of the files.
const { name, page, files } = self.keeping;
const PATIENCE = 4000; // ms until a network that does not answer counts as gone

const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
const valid = () => name !== "" && today() <= name.slice(4, 14);

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
  if (address.pathname === page) event.respondWith(newest(event.request));
  else if (address.pathname.startsWith(files)) event.respondWith(kept(event.request));
});

async function newest(request) {
  if (!valid()) {
    if (name) await caches.delete(name);
    return fetch(request);
  }
  const gone = new Promise((_, refuse) => setTimeout(() => refuse(new Error("no answer")), PATIENCE));
  try {
    const answer = await Promise.race([fetch(request), gone]);
    if (answer.status >= 500) throw new Error("server");
    if (answer.ok && !answer.redirected) await renew(request.url, answer.clone());
    // to the page for signing in, or no longer allowed: whoever asks may not read the names
    else if (answer.status !== 304) await caches.delete(name);
    return answer;
  } catch {
    const cache = await caches.open(name);
    const found = (await cache.match(request, { ignoreVary: true })) ?? (await cache.match(page, { ignoreSearch: true, ignoreVary: true }));
    return found ?? Response.error();
  }
}

// Only where the page has begun to keep: a device that has been emptied stays empty.
async function renew(url, answer) {
  if (await caches.has(name)) await (await caches.open(name)).put(url, answer);
}

// Files carry the version in their address: what is kept is right.
async function kept(request) {
  return (await caches.match(request, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request);
}
