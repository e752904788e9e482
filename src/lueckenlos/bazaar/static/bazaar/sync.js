// Sends what has not been sent, and hears what the other tills sold. Sending twice is harmless: a receipt has a name.
import { Refused, SignedOut, talk } from "../web/js/offline/talk.js";

export { Refused, SignedOut };
const MOST = 100; // receipts in one message

export const load = (address) => talk(address);

export function send(address, token, event, till, receipts) {
  return talk(address, token, { event, till, receipts: receipts.slice(0, MOST).map(sent) });
}

function sent({ id, kind, at, lines }) {
  return { id, kind, at, lines: lines.map((line) => [line.number, line.position, line.cents]) };
}
