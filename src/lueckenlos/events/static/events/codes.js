// The twin of tickets.py: what stands on a ticket.
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const LENGTH = 8;

// The code in what was typed or scanned, null where it is none, and whether its check sign is right.
export function read(typed, prefix) {
  const text = typed.trim().toUpperCase();
  const code = (text.startsWith(prefix) ? text.slice(prefix.length) : text).replace(/[\s.\-–/]/g, "");
  if (code.length !== LENGTH || [...code].some((sign) => !ALPHABET.includes(sign))) return null;
  let total = 0;
  for (const sign of code.slice(0, -1)) total = (total * 3 + ALPHABET.indexOf(sign)) % ALPHABET.length;
  return { code, right: ALPHABET[total] === code.at(-1) };
}
