// Money in whole cents.
export function euro(cents) {
  const whole = Math.trunc(Math.abs(cents) / 100).toString().replace(/\B(?=(\d{3})+$)/g, ".");
  return `${cents < 0 ? "−" : ""}${whole},${String(Math.abs(cents) % 100).padStart(2, "0")} €`;
}

// „20“, „20,5“, „20,50 €“ → cents; null for anything else.
export function cents(text) {
  const match = /^(\d{1,6})(?:[,.](\d{1,2}))?$/.exec(text.replace(/[\s€]/g, ""));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : null;
}
