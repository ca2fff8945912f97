import { createHash } from "node:crypto";

/** The tag of what a text says: another text has another. */
export const tagOf = (text: string): string =>
  createHash("sha256").update(text).digest("base64url").slice(0, 27);
