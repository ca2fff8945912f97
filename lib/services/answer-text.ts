import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** An answer as text, and the same compressed, each made when it is first asked for and then kept. */
export type AnswerText = {
  text(): string;
  /** By gzip, on a thread beside the event loop. */
  gzip(): Promise<Uint8Array>;
};

const packed = promisify(gzip);

export function answerText(make: () => string): AnswerText {
  let made: string | null = null;
  let bytes: Promise<Uint8Array> | null = null;
  const text = () => {
    made ??= make();
    return made;
  };
  return {
    text,
    gzip() {
      bytes ??= packed(text());
      return bytes;
    },
  };
}
