// The twin of codes.py: what stands on a label.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTUVWX";

export function checkLetter(event, number, position) {
  const text = event + String(number).padStart(4, "0") + String(position).padStart(4, "0");
  let total = 0;
  for (const sign of text) total = (total * 3 + ALPHABET.indexOf(sign)) % ALPHABET.length;
  return ALPHABET[total];
}

export function short(number, position) {
  return `${number}-${position}`;
}

// {number, position}, or {other: true} for a label of another bazaar, or null.
// Typed codes come with blanks, dots or slashes between the parts, and the letter in any case; a hand scanner set to an
// American keyboard writes ß for the hyphen. Y and Z, which it swaps, are in no code.
export function read(event, typed) {
  const parts = typed.trim().replaceAll("ß", "-").toUpperCase().split(/[^0-9A-Z]+/).filter(Boolean);
  const named = parts.length === 4;
  const [number, position, letter] = named ? parts.slice(1) : parts;
  if (!(parts.length === 3 || named) || !/^\d{1,4}$/.test(number) || !/^\d{1,4}$/.test(position)) return null;
  if (named && parts[0] !== event) return { other: true };
  if (checkLetter(event, Number(number), Number(position)) !== letter) return null;
  return { number: Number(number), position: Number(position) };
}
