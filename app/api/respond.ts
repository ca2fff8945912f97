import { createHash } from "node:crypto";
import { getContext } from "@/app/request";
import type { Context } from "@/lib/services/context";

const NO_STORE = { "Cache-Control": "no-store" };

/** Answers a GET for a known Host only; a bug is logged and told without its text. */
export async function respond(answer: (ctx: Context) => Promise<Response>): Promise<Response> {
  const ctx = await getContext();
  if (!ctx) return problem(421, "This address is not the dashboard's own.");
  try {
    return await answer(ctx);
  } catch (error) {
    ctx.log.error("a request failed", { error: String(error) });
    return problem(500, "That did not work. The log of the dashboard says why.");
  }
}

export const problem = (status: number, message: string): Response =>
  Response.json({ message }, { status, headers: NO_STORE });

/** JSON with an ETag; 304 when the page has it already. */
export function tagged(
  request: Request,
  { tag, body }: { tag: string; body: () => unknown },
): Response {
  const etag = `"${tag}"`;
  const headers = { ...NO_STORE, ETag: etag, "Cache-Control": "private, no-cache" };
  if (request.headers.get("if-none-match") === etag)
    return new Response(null, { status: 304, headers });
  return Response.json(body(), { headers });
}

export const tagOf = (text: string): string =>
  createHash("sha256").update(text).digest("base64url").slice(0, 27);
