/**
 * What decides which addresses are the dashboard's own. Plain JavaScript, since the built server loads it as it is.
 *
 * @typedef {{ port: number, publicUrl: string | null }} Served
 */

const LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"];
const DEFAULT_PORTS = new Map([
  ["http:", "80"],
  ["https:", "443"],
]);

/** @param {number} port @returns {readonly string[]} */
const loopbackHosts = (port) =>
  LOOPBACK_NAMES.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));

/** A host as it may be spelled: with the port that its scheme implies, and without. @param {URL} url */
function spellings({ protocol, hostname, port, host }) {
  return port === "" ? [host, `${hostname}:${DEFAULT_PORTS.get(protocol)}`] : [host];
}

/**
 * Hosts the dashboard answers for: loopback names with its port, and that of PUBLIC_URL.
 *
 * @param {Served} served
 * @returns {ReadonlySet<string>}
 */
export function knownHosts({ port, publicUrl }) {
  const own = loopbackHosts(port);
  return new Set(publicUrl ? [...own, ...spellings(new URL(publicUrl))] : own);
}

/** @param {Served} served @returns {ReadonlySet<string>} */
function knownOrigins({ port, publicUrl }) {
  const own = LOOPBACK_NAMES.map((name) => new URL(`http://${name}:${port}`).origin);
  return new Set(publicUrl ? [...own, new URL(publicUrl).origin] : own);
}

/**
 * Whether a request is for the dashboard itself. Host is checked because another page may have its own name resolve to
 * this machine; Origin, as a whole, because a form of another page may post here.
 *
 * @param {{ host: string | null, origin: string | null, changes: boolean }} request
 * @param {Served} served
 * @returns {boolean}
 */
export function isOwnRequest(request, served) {
  if (request.host === null || !knownHosts(served).has(request.host.toLowerCase())) return false;
  if (request.origin === null) return !request.changes;
  return URL.canParse(request.origin) && knownOrigins(served).has(new URL(request.origin).origin);
}
