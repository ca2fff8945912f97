import { createHmac } from "node:crypto";
import { SECOND_MS } from "@/lib/domain/time";
import type { AskWebhook, SendWebhook, WebhookAnswer } from "@/lib/services/ports/notify";
import { readSmallFile } from "@/lib/small-file";
import { isLate, within } from "@/lib/within";

/** `secretFile` null: what is sent is not signed. */
export type WebhookTarget = { url: string; secretFile: string | null };

const SIGNATURE_HEADER = "X-Readiness-Signature-256";
const TIME_HEADER = "X-Readiness-Timestamp";
const ID_HEADER = "X-Readiness-Id";

const ANSWER_WITHIN_MS = 10 * SECOND_MS;
const SECRET_BYTES_MAX = 10_000;

/**
 * Sends to one address, as JSON, signed with HMAC-SHA256 of time and body by the secret in the file, which is
 * read each time so that it can be changed. The time, in seconds, stands in a header too, so that the receiver can refuse
 * what is old: nobody can send it again later as if it were new. The address may hold a secret of its own, so no problem names it; redirects are not
 * followed. `current` is asked each time, for the configuration may change; null: there is no webhook.
 */
export function createAskWebhook(current: () => WebhookTarget | null): AskWebhook {
  return async ({ id, body, at }, signal) => {
    const target = current();
    if (!target) return unsent("No webhook is configured.");
    const time = String(Math.floor(at / SECOND_MS));
    const signed = `${time}.${body}`;
    const signature = target.secretFile === null ? null : sign(signed, target.secretFile);
    if (signature && "problem" in signature) return unsent(signature.problem);
    const headers: Record<string, string> = {
      "Content-Type": "application/json",
      [ID_HEADER]: id,
      [TIME_HEADER]: time,
    };
    if (signature) headers[SIGNATURE_HEADER] = `sha256=${signature.hex}`;
    const begunAt = performance.now();
    const answer = await post(target.url, { body, headers, signal });
    return { ...answer, tookMs: Math.round(performance.now() - begunAt) };
  };
}

/** The same, for whom it is enough to know whether it was taken. */
export function createSendWebhook(current: () => WebhookTarget | null): SendWebhook {
  const ask = createAskWebhook(current);
  return async (message, signal) => (await ask(message, signal)).problem;
}

const unsent = (problem: string): WebhookAnswer => ({ problem, status: null, tookMs: null });

function sign(text: string, file: string): { hex: string } | { problem: string } {
  const read = readSmallFile(file, SECRET_BYTES_MAX);
  // The reason may name the path of a secret; that the file can't be read is all one needs to mend it.
  if (!read.ok) return { problem: "The webhook's secret file can't be read, so nothing is sent." };
  const secret = read.value.trim();
  if (secret === "") return { problem: "The webhook's secret file is empty, so nothing is sent." };
  return { hex: createHmac("sha256", secret).update(text).digest("hex") };
}

async function post(
  url: string,
  { body, headers, signal }: { body: string; headers: Record<string, string>; signal: AbortSignal },
): Promise<Omit<WebhookAnswer, "tookMs">> {
  try {
    const sent = { method: "POST", body, headers, redirect: "manual" } as const;
    const { ok, status } = await within(ANSWER_WITHIN_MS, signal, async (own) => {
      const response = await fetch(url, { ...sent, signal: own });
      await response.body?.cancel();
      return response;
    });
    return { problem: ok ? null : `The webhook answered HTTP ${status}.`, status };
  } catch (error) {
    return { problem: problemOf(error), status: null };
  }
}

function problemOf(error: unknown): string {
  if (isLate(error)) return "The webhook did not answer within 10 s.";
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  return `The webhook could not be reached${code}.`;
}
