import { createHash, randomBytes } from "node:crypto";
import { tokenText } from "@/lib/domain/access/token-text";
import type { Secrets } from "@/lib/services/ports/identity";

const BYTES = 32;

/** A hash without salt is enough: what is hashed is random and as long as the hash. */
export const SECRETS: Secrets = {
  newSecret: () => randomBytes(BYTES).toString("base64url"),
  newToken: () => tokenText(randomBytes(BYTES)),
  hashOf: (secret) => createHash("sha256").update(secret).digest("base64url"),
};
