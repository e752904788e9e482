// Finds people as they are spoken at the door: „Mueller“, „Muller“ and „müller“ are the same name.
const plain = (text) => text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");
const joined = (text) => plain(text).replace(/([aou])e/g, "$1");

export const keyOf = (text) => `${plain(text)} ${joined(text)}`;

// A function that says whether a key has every word of what was typed.
export function finder(typed) {
  const words = typed.trim().split(/\s+/).filter(Boolean).map((word) => [plain(word), joined(word)]);
  return (key) => words.every(([one, other]) => key.includes(one) || key.includes(other));
}
