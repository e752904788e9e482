// What the till keeps on the device: prices, the basket and receipts that have not been sent.
export async function open(event) {
  const database = await new Promise((done, refuse) => {
    const request = indexedDB.open(`basar-${event}`, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("kept");
      request.result.createObjectStore("receipts", { keyPath: "id" });
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => refuse(request.error);
  });
  const run = (store, mode, work) =>
    new Promise((done, refuse) => {
      // strict: a sale is on the disk before the next customer pays
      const transaction = database.transaction(store, mode, { durability: "strict" });
      const request = work(transaction.objectStore(store));
      transaction.oncomplete = () => done(request.result);
      transaction.onerror = transaction.onabort = () => refuse(transaction.error);
    });
  return {
    get: (name) => run("kept", "readonly", (store) => store.get(name)),
    set: (name, value) => run("kept", "readwrite", (store) => store.put(value, name)),
    receipts: () => run("receipts", "readonly", (store) => store.getAll()),
    put: (receipt) => run("receipts", "readwrite", (store) => store.put(receipt)),
    // the receipt and the empty basket in one step: a reload between them would sell the basket again
    sell: (receipt, basket) =>
      new Promise((done, refuse) => {
        const transaction = database.transaction(["kept", "receipts"], "readwrite", { durability: "strict" });
        transaction.objectStore("receipts").put(receipt);
        transaction.objectStore("kept").put(basket, "basket");
        transaction.oncomplete = () => done();
        transaction.onerror = transaction.onabort = () => refuse(transaction.error);
      }),
  };
}
