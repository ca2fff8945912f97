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

/**
 * Origins whose pages may change something by this host. A page on the reader's own machine is none of ours by the name
 * of PUBLIC_URL, while a proxy beside us may call us by loopback.
 *
 * @param {Served} served @param {string} host @returns {ReadonlySet<string>}
 */
function knownOrigins({ port, publicUrl }, host) {
  const named = publicUrl ? [new URL(publicUrl).origin] : [];
  if (!loopbackHosts(port).includes(host)) return new Set(named);
  const own = LOOPBACK_NAMES.map((name) => new URL(`http://${name}:${port}`).origin);
  return new Set([...own, ...named]);
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
  const host = request.host?.toLowerCase();
  if (host === undefined || !knownHosts(served).has(host)) return false;
  if (request.origin === null) return !request.changes;
  if (!URL.canParse(request.origin)) return false;
  return knownOrigins(served, host).has(new URL(request.origin).origin);
}
