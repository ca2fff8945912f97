import { readFileSync } from "node:fs";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { rootCertificates } from "node:tls";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { ProxyAgent } from "proxy-agent";

/** Limits of one call; `totalMs` covers all its attempts. */
export const CALL_TIMES = { connectMs: 2_000, answerMs: 10_000, totalMs: 12_000 } as const;
const SOCKETS_MAX = 1_024;

export type TransportSettings = { caBundle: string | null; proxied: boolean };

/** One handler for every client: sockets are shared, `AWS_CA_BUNDLE`, `HTTPS_PROXY` and `NO_PROXY` are honoured. */
export function createTransport({ caBundle, proxied }: TransportSettings): NodeHttpHandler {
  const options = {
    keepAlive: true,
    maxSockets: SOCKETS_MAX,
    ...(caBundle ? { ca: [...rootCertificates, readFileSync(caBundle, "utf8")] } : {}),
  };
  const proxy = proxied ? new ProxyAgent(options) : null;
  return new NodeHttpHandler({
    connectionTimeout: CALL_TIMES.connectMs,
    socketAcquisitionWarningTimeout: CALL_TIMES.totalMs,
    httpAgent: (proxy as HttpAgent | null) ?? new HttpAgent(options),
    httpsAgent: (proxy as HttpsAgent | null) ?? new HttpsAgent(options),
  });
}
