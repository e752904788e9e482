// One message to the server, answered in JSON. Throws SignedOut, Refused (with a sentence), or TypeError without network.
export class SignedOut extends Error {}
export class Refused extends Error {}

const PATIENCE = 15000; // ms

export async function talk(address, token, message) {
  const headers = { accept: "application/json" };
  const options = { headers, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) };
  if (message !== undefined) {
    Object.assign(headers, { "content-type": "application/json", "x-csrftoken": token });
    Object.assign(options, { method: "POST", body: JSON.stringify(message) });
  }
  const answer = await fetch(address, options);
  const type = answer.headers.get("content-type") ?? "";
  if (answer.redirected || !type.startsWith("application/json")) {
    // otherwise it is the page for signing in, or that of a token that is too old
    if (answer.status >= 500) throw new TypeError("server");
    throw new SignedOut();
  }
  const data = await answer.json();
  if (!answer.ok) throw new Refused(data.error ?? "");
  return data;
}
