import { takesGzip } from "@/lib/encoding";
import { namesTag } from "@/lib/etag";
import { ENCODED } from "@/lib/guard.mjs";
import { type AnswerText, answerText } from "@/lib/services/answer-text";
import { tagOf } from "@/lib/services/tag-of";

/** Less than this is not worth compressing. */
const PACKED_LEAST = 1_024;

/**
 * JSON with an ETag; 304 when the page has it already. Compressed here, on a thread beside the event loop and once for all
 * who ask for the same, where the page takes that.
 */
export async function tagged(
  request: Request,
  { tag, answer }: { tag: string; answer: () => AnswerText },
): Promise<Response> {
  if (hasIt(request, tag)) return notModified(tag);
  const { text, gzip } = answer();
  const headers = jsonHeaders(tag);
  if (text().length < PACKED_LEAST || !takesPacked(request))
    return new Response(text(), { headers });
  return new Response(new Uint8Array(await gzip()), { headers: { ...headers, [ENCODED]: "gzip" } });
}

const tagHeaders = (tag: string) => ({
  ETag: `"${tag}"`,
  "Cache-Control": "private, no-cache",
  Vary: "Accept-Encoding",
});

export const jsonHeaders = (tag: string) => ({
  ...tagHeaders(tag),
  "Content-Type": "application/json",
});

export const notModified = (tag: string): Response =>
  new Response(null, { status: 304, headers: tagHeaders(tag) });

/** Whether who asks has what this tag stands for. */
export const hasIt = ({ headers }: Request, tag: string): boolean =>
  namesTag(headers.get("if-none-match"), tag);

const takesPacked = ({ headers }: Request): boolean =>
  headers.get(ENCODED) === "gzip" && takesGzip(headers.get("accept-encoding"));

/** JSON that was printed, under a tag of its own text. */
export const taggedText = (request: Request, text: string): Promise<Response> =>
  tagged(request, { tag: tagOf(text), answer: () => answerText(() => text) });

/** A view as JSON, printed once: its tag is of all but the time of the answer, and that stands before the same text. */
export function taggedView<View extends { serverNow: number }>(
  request: Request,
  { serverNow, ...view }: View,
): Promise<Response> {
  const text = JSON.stringify(view);
  const timed = () =>
    text === "{}" ? JSON.stringify({ serverNow }) : `{"serverNow":${serverNow},${text.slice(1)}`;
  return tagged(request, { tag: tagOf(text), answer: () => answerText(timed) });
}
