import { createHash } from "node:crypto";

/** Names a text by what it says. */
export const textHash = (text: string): string =>
  createHash("sha256").update(text).digest("base64url");

/** SHA-256 in hexadecimal, as the record's rows are sealed. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
