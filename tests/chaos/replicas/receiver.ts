import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A notice as it arrived; `by` is the replica that sent it. */
export type ReceivedNotice = { id: string; by: string };
/** True: it sees to the answer itself. */
type Hears = (told: ReceivedNotice, answer: (after?: () => void) => void) => boolean;

/** Takes every notice, and knows which replica sent it. */
export type Receiver = {
  urlOf(replica: string): string;
  told: readonly ReceivedNotice[];
  /** Given each notice before it is answered; null: all are taken. */
  heardBy(hears: Hears | null): void;
  close(): Promise<void>;
};

export async function aReceiver(): Promise<Receiver> {
  const told: ReceivedNotice[] = [];
  let hears: Hears | null = null;
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      const one = {
        id: String(request.headers["x-readiness-id"]),
        by: request.url?.slice(1) ?? "",
      };
      told.push(one);
      const answer = (after?: () => void) => void response.writeHead(204).end(after);
      if (!hears?.(one, answer)) answer();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (replica) => `http://127.0.0.1:${port}/${replica}`,
    told,
    heardBy(next) {
      hears = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
