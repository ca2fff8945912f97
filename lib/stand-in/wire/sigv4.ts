import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { SigV4Claim } from "./authorization";
import { decodeLoose, encodeStrict } from "./percent";

export type SignedRequest = {
  method: string;
  /** The request target as it came: path and query, still encoded. */
  target: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
};

const EMPTY_HASH = createHash("sha256").update("").digest("hex");
const CACHED_KEYS_MAX = 4096;
const CACHED_PATHS_MAX = 20_000;
const signingKeys = new Map<string, Buffer>();
const canonicalPaths = new Map<string, string>();

/**
 * Whether the signature is the one this secret gives for this request.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signatureMatches(
  request: SignedRequest,
  proof: { claim: SigV4Claim; secret: string; timestamp: string },
): boolean {
  const expected = Buffer.from(sign(request, proof), "utf8");
  const given = Buffer.from(proof.claim.signature, "utf8");
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** The signature in hex. `timestamp` is the X-Amz-Date value, `20261122T100448Z`. */
export function sign(
  request: SignedRequest,
  proof: { claim: SigV4Claim; secret: string; timestamp: string },
): string {
  const { claim } = proof;
  const scope = `${claim.date}/${claim.region}/${claim.service}/aws4_request`;
  const hashed = createHash("sha256")
    .update(canonicalRequest(request, claim.signedHeaders))
    .digest("hex");
  return createHmac("sha256", signingKey(claim, proof.secret))
    .update(`AWS4-HMAC-SHA256\n${proof.timestamp}\n${scope}\n${hashed}`)
    .digest("hex");
}

export function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[]): string {
  const at = request.target.indexOf("?");
  const path = at < 0 ? request.target : request.target.slice(0, at);
  const query = at < 0 ? "" : request.target.slice(at + 1);
  const headers = signedHeaders.map((name) => `${name}:${headerValue(request, name)}\n`).join("");
  return [
    request.method,
    canonicalPath(path),
    canonicalQuery(query),
    headers,
    signedHeaders.join(";"),
    request.body.length === 0
      ? EMPTY_HASH
      : createHash("sha256").update(request.body).digest("hex"),
  ].join("\n");
}

/** Every service but S3 signs the path encoded twice, so `%3A` is signed as `%253A`. */
function canonicalPath(path: string): string {
  const cached = canonicalPaths.get(path);
  if (cached !== undefined) return cached;
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === "..") kept.pop();
    else kept.push(encodeStrict(segment));
  }
  const trailing = kept.length > 0 && path.endsWith("/") ? "/" : "";
  const canonical = `/${kept.join("/")}${trailing}`;
  if (canonicalPaths.size >= CACHED_PATHS_MAX) canonicalPaths.clear();
  canonicalPaths.set(path, canonical);
  return canonical;
}

function canonicalQuery(query: string): string {
  if (query === "") return "";
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      const name = at < 0 ? pair : pair.slice(0, at);
      const value = at < 0 ? "" : pair.slice(at + 1);
      return [encodeStrict(decodeLoose(name)), encodeStrict(decodeLoose(value))] as const;
    })
    .sort(([nameA, valueA], [nameB, valueB]) => order(nameA, nameB) || order(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function order(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function headerValue(request: SignedRequest, name: string): string {
  // A front that takes HTTP/2 hands on what it calls :authority as Host.
  const raw = request.headers[name === ":authority" ? "host" : name];
  const value = Array.isArray(raw) ? raw.join(",") : (raw ?? "");
  return value.trim().replace(/ {2,}/g, " ");
}

function signingKey(claim: SigV4Claim, secret: string): Buffer {
  const name = `${secret}\n${claim.date}\n${claim.region}\n${claim.service}`;
  const cached = signingKeys.get(name);
  if (cached !== undefined) return cached;
  const parts = [claim.date, claim.region, claim.service, "aws4_request"];
  const key = parts.reduce<Buffer>(
    (previous, part) => createHmac("sha256", previous).update(part).digest(),
    Buffer.from(`AWS4${secret}`, "utf8"),
  );
  if (signingKeys.size >= CACHED_KEYS_MAX) signingKeys.clear();
  signingKeys.set(name, key);
  return key;
}
