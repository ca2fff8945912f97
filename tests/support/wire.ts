import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type Wire = { url: string; close(): void };

/** A wire of its own to a server on this machine; it hears what goes either way, piece by piece. */
export async function aWire(
  to: string,
  hears: { asked?: (text: string) => void; answered?: (text: string) => void },
): Promise<Wire> {
  const target = new URL(to);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => sockets.delete(socket));
    }
    near.on("data", (chunk: Buffer) => hears.asked?.(chunk.toString("latin1")));
    far.on("data", (chunk: Buffer) => hears.answered?.(chunk.toString("latin1")));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
