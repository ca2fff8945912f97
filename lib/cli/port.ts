import { createServer } from "node:net";

/** Whether a port can be bound there now. */
export function isFree(at: { port: number; host: string }): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(at.port, at.host, () => probe.close(() => resolve(true)));
  });
}

const PORT_MAX = 65_535;

/** The first free port from `from` upwards. */
export async function freePort(from: number, host: string): Promise<number> {
  for (let port = from; port <= PORT_MAX; port += 1) if (await isFree({ port, host })) return port;
  throw new RangeError(`no free port from ${from}`);
}
