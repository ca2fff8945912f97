/** What decides which addresses are the dashboard's own. */
export type Served = { port: number; publicUrl: string | null };

const LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"];

/** Hosts the dashboard answers for: loopback names with its port, and that of PUBLIC_URL. */
export function knownHosts({ port, publicUrl }: Served): ReadonlySet<string> {
  const own = LOOPBACK_NAMES.map((name) => (port === 80 ? name : `${name}:${port}`));
  return new Set(publicUrl ? [...own, new URL(publicUrl).host] : own);
}

/**
 * Whether a request is for the dashboard itself. Host is checked because another page may have its own name resolve to
 * this machine; Origin because a form of another page may post here.
 */
export function isOwnRequest(
  request: { host: string | null; origin: string | null; changes: boolean },
  served: Served,
): boolean {
  const hosts = knownHosts(served);
  if (request.host === null || !hosts.has(request.host.toLowerCase())) return false;
  if (request.origin === null) return !request.changes;
  return URL.canParse(request.origin) && hosts.has(new URL(request.origin).host);
}
