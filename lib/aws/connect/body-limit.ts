import { pipeline, Readable, Transform } from "node:stream";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Fault } from "@/lib/domain/facts/fault";
import { errorOf } from "./fault";

/** Far above the largest that AWS sends: a thousand inference profiles are under one megabyte. */
const BODY_MAX_BYTES = 16 * 2 ** 20;
const ERROR_BODY_MAX_BYTES = 256 * 2 ** 10;
/** What every answer may hold in memory; for more of it, answers take turns. */
const FREE_BYTES = 2 ** 20;
const LARGE_AT_ONCE = 2;

const tooLarge = (maxBytes: number): Fault => ({
  code: "UnexpectedResponse",
  cause: "answer-too-large",
  owner: "network",
  message: `The answer is larger than ${maxBytes / 2 ** 10} kB and was cut off.`,
  operation: null,
  requestId: null,
  httpStatus: null,
  at: 0,
  attempt: 0,
});

type HttpResponse = Awaited<ReturnType<NodeHttpHandler["handle"]>>["response"];

/** Cuts off bodies that are too large, and lets few large ones come in at a time, so that memory stays bounded. */
type BodyLimit = (response: HttpResponse) => HttpResponse;

export function createBodyLimit(): BodyLimit {
  let large = 0;
  const waiting: (() => void)[] = [];
  const enter = (go: () => void) => {
    if (large < LARGE_AT_ONCE) {
      large += 1;
      go();
    } else waiting.push(go);
  };
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else large -= 1;
  };

  function counted(source: Readable, maxBytes: number): Readable {
    let taken = 0;
    let place: "none" | "waiting" | "held" | "left" = "none";
    const counter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        taken += chunk.length;
        if (taken > maxBytes) {
          done(errorOf(tooLarge(maxBytes)));
          return;
        }
        if (taken <= FREE_BYTES || place !== "none") {
          done(null, chunk);
          return;
        }
        place = "waiting";
        enter(() => {
          if (place === "left") {
            leave();
            return;
          }
          place = "held";
          done(null, chunk);
        });
      },
    });
    pipeline(source, counter, () => undefined);
    counter.once("close", () => {
      const held = place === "held";
      place = "left";
      // What reads the body makes an object of it first.
      if (held) setImmediate(leave);
    });
    return counter;
  }

  return (response) => {
    const { body, statusCode, headers } = response;
    if (!(body instanceof Readable)) return response;
    const maxBytes = statusCode >= 400 ? ERROR_BODY_MAX_BYTES : BODY_MAX_BYTES;
    const declared = Number(headers["content-length"] ?? Number.NaN);
    if (declared > maxBytes) {
      body.destroy();
      throw errorOf(tooLarge(maxBytes));
    }
    // Node takes no more from the wire than was declared.
    if (declared <= FREE_BYTES) return response;
    response.body = counted(body, maxBytes);
    return response;
  };
}
