// Keeps the till's page and its files for the time without a network. Prices and receipts are no business of its own.
const { name, page, files } = self.bazaar;
const PATIENCE = 4000; // ms until a network that does not answer counts as gone

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(name).then(async (cache) => {
      await cache.addAll([...files, page].map((url) => new Request(url, { cache: "reload" })));
      await self.skipWaiting();
    }),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const own = name.split("-").slice(0, 2).join("-");
      const old = (await caches.keys()).filter((key) => key.startsWith(own) && key !== name);
      await Promise.all(old.map((key) => caches.delete(key)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
  if (address.pathname === page) event.respondWith(newest(event.request));
  else if (files.includes(address.pathname)) event.respondWith(kept(event.request));
});

// The page: from the network while there is one. An answer that leads elsewhere (to the login) is not kept.
async function newest(request) {
  const cache = await caches.open(name);
  const gone = new Promise((_, refuse) => setTimeout(() => refuse(new Error("no answer")), PATIENCE));
  try {
    const answer = await Promise.race([fetch(request), gone]);
    if (answer.ok && !answer.redirected) await cache.put(page, answer.clone());
    return answer;
  } catch {
    return (await cache.match(page)) ?? Response.error();
  }
}

// Files carry the version in their address: what is kept is right.
async function kept(request) {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}
