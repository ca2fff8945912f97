import { z } from "zod";
import { metadataOf, shapeFault } from "@/lib/aws/connect/answer";
import type { CallEnv } from "@/lib/aws/connect/call";
import { type Clients, createClients } from "@/lib/aws/connect/clients";
import { evidenceOf, faultOf } from "@/lib/aws/connect/fault";
import { credentialsFaultOf } from "@/lib/aws/connect/session";
import type { Credentials } from "@/lib/aws/connect/share-credentials";
import { CALL_TIMES } from "@/lib/aws/connect/transport";
import type { Written } from "@/lib/services/ports/act-aws";
import { within } from "@/lib/within";

export type WriteRequest<T> = {
  operation: string;
  signal: AbortSignal;
  /** Of a session that may do this one thing. */
  credentials: (signal: AbortSignal) => Promise<Credentials>;
  send: (clients: Clients, signal: AbortSignal) => Promise<unknown>;
  schema: z.ZodType<T>;
  /** Texts of what is sent that no message may repeat: AWS names the value that it refuses. */
  secrets: readonly string[];
};

type WriteEnv = Pick<CallEnv, "clock" | "attempts"> & {
  requestHandler: Parameters<typeof createClients>[0]["requestHandler"];
};

/**
 * Makes one write, with one attempt: whatever comes of it, nothing is sent again. Its clients live as long as the call and
 * hold their credentials as they are, so that no renewal can make a second one. Never throws.
 */
export async function write<T>(
  { clock, attempts, requestHandler }: WriteEnv,
  { operation, signal, credentials, send, schema, secrets }: WriteRequest<T>,
): Promise<Written<T>> {
  const met = async () => ({ operation, now: clock.now(), attempt: await attempts.next() });
  const failed = async (error: unknown, left: "not-sent" | "maybe"): Promise<Written<T>> => ({
    state: "failed",
    fault: faultOf(without(error, secrets), await met()),
    name: nameOf(error),
    left,
  });

  let held: Credentials;
  try {
    held = await within(CALL_TIMES.totalMs, signal, credentials);
  } catch (error) {
    const fault = credentialsFaultOf(error, { byRole: true, ...(await met()) });
    return { state: "failed", fault, name: nameOf(error), left: "not-sent" };
  }
  if (signal.aborted) return failed(givenUp(), "not-sent");
  const source = Object.assign(async () => held, { memoized: true as const });
  const clients = createClients({
    credentials: { source, refused: () => false },
    requestHandler,
    clock,
  });
  try {
    const output = await within(CALL_TIMES.answerMs, signal, (own) => send(clients, own));
    const at = clock.now();
    const parsed = schema.safeParse(output);
    if (!parsed.success) {
      const fault = shapeFault(parsed.error, { ...(await met()), ...metadataOf(output) });
      return { state: "failed", fault, name: null, left: "maybe" };
    }
    const { requestId } = metadataOf(output);
    return { state: "answered", value: parsed.data, requestId, at };
  } catch (error) {
    return failed(error, neverLeft(error) ? "not-sent" : "maybe");
  }
}

const HIDDEN = "\u2026";
/** A shorter one says nothing, and stands in many a word. */
const SECRET_MIN = 3;

/** The thrown value, with the secrets taken out of its message before anything else reads it. */
function without(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof Error)) return error;
  const longestFirst = secrets
    .filter(({ length }) => length >= SECRET_MIN)
    .toSorted((a, b) => b.length - a.length);
  error.message = longestFirst.reduce(
    (text, secret) => text.replaceAll(secret, HIDDEN),
    error.message,
  );
  return error;
}

const givenUp = (): Error =>
  Object.assign(new Error("Given up before anything was sent"), { name: "AbortError" });

/** Codes of Node for what fails before a request can be written: no address, no way there, nobody who listens. */
const NO_CONNECTION = new Set([
  "EAI_AGAIN",
  "EAI_FAIL",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
]);
const NOT_CONNECTED = /did not establish a connection/;
/** Codes of OpenSSL: the certificate is refused before the request is written. */
const UNTRUSTED = /^(?:ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** Whether a thrown value proves that no byte of the request left; where it does not, it may have. */
function neverLeft(error: unknown): boolean {
  const { name, message } = evidenceOf(error, null);
  const { code } = (error ?? {}) as { code?: unknown };
  return (
    NO_CONNECTION.has(name ?? "") ||
    NOT_CONNECTED.test(message) ||
    (typeof code === "string" && UNTRUSTED.test(code))
  );
}

const AwsError = z.object({
  name: z.string(),
  $metadata: z.object({ httpStatusCode: z.number() }),
});

/** AWS's name of what it answered, without namespace; null: AWS answered nothing that has a name. */
function nameOf(error: unknown): string | null {
  const parsed = AwsError.safeParse(error instanceof Error ? { ...error, name: error.name } : null);
  if (!parsed.success || parsed.data.name === "SyntaxError") return null;
  return parsed.data.name.replace(/^.*#/, "");
}
