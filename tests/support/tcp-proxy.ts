import { connect, createServer, type Socket } from "node:net";

/** Stands between a client and a server of this machine, and fails as networks do. */
export type TcpProxy = {
  port: number;
  /** From now on nothing passes, and nothing is closed either. */
  hang(): void;
  /** The next time a client says this, the server hears it and its answer is lost with the connection. */
  cutAnswerTo(text: string): void;
  /** How many answers were lost. */
  cuts(): number;
  close(): Promise<void>;
};

export async function aTcpProxy(to: { host: string; port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let hanging = false;
  let fatal: string | null = null;
  let cuts = 0;
  const server = createServer((client) => {
    const upstream = connect(to);
    let doomed = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        if (!hanging) for (const end of [client, upstream]) end.destroy();
      });
    }
    client.on("data", (chunk: Buffer) => {
      if (hanging) return;
      if (fatal !== null && chunk.includes(fatal)) [fatal, doomed] = [null, true];
      upstream.write(chunk);
    });
    upstream.on("data", (chunk: Buffer) => {
      if (hanging) return;
      if (!doomed) return void client.write(chunk);
      cuts += 1;
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    hang() {
      hanging = true;
    },
    cutAnswerTo(text) {
      fatal = text;
    },
    cuts: () => cuts,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
