import { hasIt, jsonHeaders, notModified } from "@/app/api/tagged";
import type { Context } from "@/lib/services/context";
import type { ReadinessText } from "@/lib/services/exports/readiness-text";

/** A text that is sent as a file. */
export type StreamedFile = {
  /** What it is called. */
  name: string;
  contentType: string;
  /** In parts, each made when the one before was taken. */
  text: AsyncGenerator<string>;
};

/**
 * Sends a file part by part, no faster than it is taken, so that memory never holds it. What fails before the first part is
 * thrown, and answered in words; what fails later breaks the connection off, so that no file that is cut looks whole. Who goes
 * away ends the making of it.
 */
export async function streamed(
  { log }: Pick<Context, "log">,
  { name, contentType, text }: StreamedFile,
): Promise<Response> {
  return new Response(streamOf(text, { log, first: await text.next() }), {
    headers: {
      "Cache-Control": "no-store",
      "Content-Type": contentType,
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });
}

/** JSON with an ETag, sent in the same way; 304 when who asks has it already, without making it where its tag is known. */
export async function taggedParts(
  { log }: Pick<Context, "log">,
  request: Request,
  { knownTag, make }: ReadinessText,
): Promise<Response> {
  if (knownTag !== null && hasIt(request, knownTag)) return notModified(knownTag);
  const { tag, text } = await make();
  if (hasIt(request, tag)) return notModified(tag);
  const parts = text();
  return new Response(streamOf(parts, { log, first: await parts.next() }), {
    headers: jsonHeaders(tag),
  });
}

type Begun = Pick<Context, "log"> & { first: IteratorResult<string> };

function streamOf(text: AsyncGenerator<string>, { log, first }: Begun): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting: IteratorResult<string> | null = first;
  let gone = false;
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = waiting ?? (await text.next());
          waiting = null;
          if (gone) return;
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          if (gone) return;
          log.error("a file broke off while it was sent", { error });
          controller.error(error);
        }
      },
      async cancel() {
        gone = true;
        await text.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
