import { err, ok, type Result } from "@/lib/domain/result";
import type { Auth, SecretFrom } from "@/lib/env-auth";
import type { IdentityPort } from "@/lib/services/ports/identity";
import { readSmallFile } from "@/lib/small-file";
import { createAssertions } from "./assertion";
import { createOidc } from "./oidc";
import { SECRETS } from "./secrets";

const SECRET_BYTES_MAX = 10_000;

/** How callers are known in this process. Nobody is asked here: a provider that is down keeps nothing from starting. */
export function createIdentity(
  auth: Auth,
  { publicUrl, wall }: { publicUrl: string; wall: () => number },
): Result<IdentityPort, string> {
  const base = { auth: auth.kind, publicUrl, secrets: SECRETS, provider: null, assertions: null };
  if (auth.kind === "proxy") return ok({ ...base, assertions: createAssertions(auth.proxy, wall) });
  if (auth.kind !== "oidc") return ok(base);
  const problem = secretProblem(auth.oidc.clientSecret);
  if (problem !== null) return err(problem);
  const callback = new URL("/auth/callback", publicUrl).href;
  const signedOut = new URL("/auth/signed-out", publicUrl).href;
  return ok({ ...base, provider: createOidc(auth.oidc, { callback, signedOut }) });
}

function secretProblem(from: SecretFrom): string | null {
  if (from.by === "value") return null;
  const read = readSmallFile(from.file, SECRET_BYTES_MAX);
  if (!read.ok) return `OIDC_CLIENT_SECRET_FILE ${from.file} ${read.error.why}.`;
  return read.value.trim() === "" ? `OIDC_CLIENT_SECRET_FILE ${from.file} is empty.` : null;
}
