import { request } from "node:http";
import { createServer } from "node:http2";
import type { AddressInfo } from "node:net";

/** Takes HTTP/2 without TLS, as a client of Bedrock Runtime speaks it, and asks an HTTP/1.1 server in its words. */
export async function anHttp2Front(to: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((asked, answered) => {
    const headers = Object.entries(asked.headers).filter(([name]) => !name.startsWith(":"));
    const own = { ...Object.fromEntries(headers), host: asked.authority };
    const onward = request(
      new URL(asked.url, to),
      { method: asked.method, headers: own },
      (answer) => {
        const {
          connection: _,
          "keep-alive": __,
          "transfer-encoding": ___,
          ...rest
        } = answer.headers;
        answered.writeHead(answer.statusCode ?? 500, rest);
        answer.pipe(answered);
      },
    );
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}
