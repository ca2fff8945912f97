import { X509Certificate } from "node:crypto";
import { Agent as HttpAgent } from "node:http";
import { type AgentOptions, Agent as HttpsAgent } from "node:https";
import { rootCertificates } from "node:tls";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { err, ok, type Result } from "@/lib/domain/result";
import { NO_TRACE, type Trace } from "@/lib/services/ports/trace";
import { readSmallFile } from "@/lib/small-file";
import { createBodyLimit } from "./body-limit";

/** Limits of one call; `totalMs` covers all its attempts. */
export const CALL_TIMES = { connectMs: 2_000, answerMs: 10_000, totalMs: 12_000 } as const;
const SOCKETS_MAX = 1_024;

export type TransportSettings = {
  caBundle: string | null;
  proxied: boolean;
  /** Told of every call that its clients send; absent: nobody is. */
  traceCall?: Trace["call"];
};

/** What every client sends by, and tells of what it sent. */
export type Transport = NodeHttpHandler & { traceCall: Trace["call"] };

/**
 * One handler for every client: sockets are shared, `AWS_CA_BUNDLE`, `HTTPS_PROXY` and `NO_PROXY` are honoured, bodies are
 * bounded. The error is a sentence for whoever starts the program.
 */
export async function createTransport({
  caBundle,
  proxied,
  traceCall = NO_TRACE.call,
}: TransportSettings): Promise<Result<Transport, string>> {
  const ca = caBundle === null ? ok(null) : readBundle(caBundle);
  if (!ca.ok) return ca;
  const options = {
    keepAlive: true,
    maxSockets: SOCKETS_MAX,
    ...(ca.value !== null && { ca: [...rootCertificates, ca.value] }),
  };
  const proxy = proxied ? await createProxy(options) : null;
  const handler = new NodeHttpHandler({
    connectionTimeout: CALL_TIMES.connectMs,
    socketAcquisitionWarningTimeout: CALL_TIMES.totalMs,
    httpAgent: (proxy as HttpAgent | null) ?? new HttpAgent(options),
    httpsAgent: (proxy as HttpsAgent | null) ?? new HttpsAgent(options),
  });
  const limited = createBodyLimit();
  const handle = handler.handle.bind(handler);
  handler.handle = async (request, handling) => ({
    response: limited((await handle(request, handling)).response),
  });
  return ok(Object.assign(handler, { traceCall }));
}

/** It brings a whole interpreter for proxies that are told by a script, so it is loaded only where there is a proxy. */
async function createProxy(options: AgentOptions) {
  const { ProxyAgent } = await import("proxy-agent");
  return new ProxyAgent(options);
}

const BUNDLE_BYTES_MAX = 10_000_000;
const TO_DO = "Name a file that holds certificates in PEM form, or leave it out.";
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Node takes a bundle that holds no certificate without a word, and trusts nobody then. */
function readBundle(file: string): Result<string, string> {
  const refused = (why: string) => err(`AWS_CA_BUNDLE ${file} ${why}. ${TO_DO}`);
  const read = readSmallFile(file, BUNDLE_BYTES_MAX);
  if (!read.ok) {
    const { code, why } = read.error;
    return refused(code === null ? why : `can't be read: ${code}`);
  }
  try {
    const certificates = read.value.match(CERTIFICATE) ?? [];
    if (certificates.length === 0) return refused("holds no certificate in PEM form");
    for (const certificate of certificates) new X509Certificate(certificate);
    return read;
  } catch {
    return refused("holds a certificate that is damaged"); // X509Certificate is all that throws
  }
}
