// Changes that wait for the network, in the storage of the device: a reload loses none. They hold keys, no names.
export function queue(name) {
  let spare = [];
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(name) ?? "[]");
    } catch {
      return spare;
    }
  };
  const write = (rows) => {
    spare = rows;
    try {
      if (rows.length) localStorage.setItem(name, JSON.stringify(rows));
      else localStorage.removeItem(name);
    } catch {
      // full or forbidden: this page still knows them
    }
  };
  return {
    all: read,
    add: (row) => write([...read(), row]),
    drop: (keys) => write(read().filter((row) => !keys.includes(row.id))),
    // the first ones, marked: from now on the server may know them
    send: (most) => {
      const rows = read();
      for (const row of rows.slice(0, most)) row.tried = true;
      write(rows);
      return rows.slice(0, most);
    },
    clear: () => write([]),
  };
}

// also without https, where browsers have no randomUUID
export function newKey() {
  const random = () => crypto.getRandomValues(new Uint8Array(1))[0];
  return "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (one) => (one ^ (random() & (15 >> (one / 4)))).toString(16));
}
