// Fills the list of organisation names while somebody types; without it the field takes any name.
const WAIT_MS = 200;

export function suggestions(root) {
  for (const field of root.querySelectorAll('input[list="traeger-namen"]')) {
    let timer;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => load(field), WAIT_MS);
    });
  }
}

async function load(field) {
  const list = field.list;
  if (!list?.dataset.suggest || !field.value.trim()) return;
  const address = `${list.dataset.suggest}?text=${encodeURIComponent(field.value)}`;
  const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" } }).catch(() => null);
  if (answer?.ok) list.innerHTML = await answer.text();
}
