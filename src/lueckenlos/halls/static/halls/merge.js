// Two people draw at once: what the second has changed is laid over what the first has saved, thing by thing.
const byId = (list) => new Map(list.map((one) => [one.id, one]));
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function changed(base, now) {
  const [was, is] = [byId(base), byId(now)];
  return new Set([...was.keys(), ...is.keys()].filter((id) => !same(was.get(id), is.get(id))));
}

/** The merged items, which things the other person has changed, and which of mine gave way because both changed them. */
export function merge(base, mine, theirs) {
  const [was, ours, found] = [byId(base), byId(mine), byId(theirs)];
  const [here, there] = [changed(base, mine), changed(base, theirs)];
  const items = theirs.map((one) => ({ ...one }));
  const lost = [];
  let kept = 0;
  for (const id of here) {
    const own = ours.get(id);
    if (there.has(id) && was.has(id)) {
      if (!same(own, found.get(id))) lost.push(own ?? was.get(id));
      continue;
    }
    kept += 1;
    const at = items.findIndex((one) => one.id === id);
    if (!own) items.splice(at, 1);
    else if (was.has(id)) items[at] = own;
    else items.push(fresh(own, items));
  }
  return { items, lost, kept, theirs: [...there].map((id) => found.get(id) ?? was.get(id)) };
}

// Both have put something new into the room: mine takes the next number.
function fresh(own, items) {
  const taken = items.some((one) => one.id === own.id);
  const numbers = items.map((one) => one.number);
  return {
    ...own,
    id: taken ? Math.max(...items.map((one) => one.id)) + 1 : own.id,
    number: own.number && numbers.includes(own.number) ? Math.max(...numbers) + 1 : own.number,
  };
}
