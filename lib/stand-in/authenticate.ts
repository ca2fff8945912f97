import type { Credentials } from "@/lib/stand-in/credentials";
import type { Principal } from "@/lib/stand-in/services/types";
import { fromAmzDate, toAmzDate } from "@/lib/stand-in/wire/amz-date";
import { parseAuthorization, type SigV4Claim } from "@/lib/stand-in/wire/authorization";
import type { WireError } from "@/lib/stand-in/wire/outcome";
import { type SignedRequest, signatureMatches } from "@/lib/stand-in/wire/sigv4";

export type Authenticated =
  | { ok: true; principal: Principal; claim: SigV4Claim }
  | { ok: false; error: WireError; claim: SigV4Claim | null };

const WINDOW_MS = 5 * 60_000;

const MISMATCH =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
const INVALID_TOKEN = "The security token included in the request is invalid.";

/** Query services name the same refusals otherwise than the JSON services do. */
const NAMES = {
  missing: { query: "MissingAuthenticationToken", json: "MissingAuthenticationTokenException" },
  incomplete: { query: "IncompleteSignature", json: "IncompleteSignatureException" },
  unknown: { query: "InvalidClientTokenId", json: "UnrecognizedClientException" },
  mismatch: { query: "SignatureDoesNotMatch", json: "InvalidSignatureException" },
  expired: { query: "ExpiredToken", json: "ExpiredTokenException" },
} as const;

/** Who calls, or AWS's refusal. `now` is the server's own clock, in epoch milliseconds. */
export function authenticate(
  request: SignedRequest,
  { credentials, now }: { credentials: Credentials; now: number },
): Authenticated {
  const authorization = parseAuthorization(header(request, "authorization"));
  switch (authorization.kind) {
    case "absent":
      return {
        ok: false,
        claim: null,
        error: {
          name: NAMES.missing[looksLikeQuery(request) ? "query" : "json"],
          status: 403,
          message: "Missing Authentication Token",
        },
      };
    case "bearer":
      return {
        ok: false,
        claim: null,
        error: {
          name: "AccessDeniedException",
          status: 403,
          message: "Authentication failed: Please make sure your API Key is valid.",
        },
      };
    case "malformed":
      return {
        ok: false,
        claim: null,
        error: {
          name: NAMES.incomplete[looksLikeQuery(request) ? "query" : "json"],
          status: 403,
          message: authorization.problem,
        },
      };
    case "sigv4":
      return checkClaim(request, { claim: authorization.claim, credentials, now });
  }
}

/** The refusal that AWS gives for a key it does not know, and in a region that is off. */
export function unrecognizedClient(service: string): WireError {
  return { name: NAMES.unknown[styleOf(service)], status: 403, message: INVALID_TOKEN };
}

/** The refusal for a signature that is scoped to something else than what was called. */
export function invalidSignature(service: string, message: string): WireError {
  return { name: NAMES.mismatch[styleOf(service)], status: 403, message };
}

function checkClaim(
  request: SignedRequest,
  { claim, credentials, now }: { claim: SigV4Claim; credentials: Credentials; now: number },
): Authenticated {
  const fail = (error: WireError): Authenticated => ({ ok: false, error, claim });
  const timestamp = timestampOf(request);
  const signedAt = timestamp === null ? null : fromAmzDate(timestamp);
  if (timestamp === null || signedAt === null) {
    return fail({
      name: NAMES.incomplete[styleOf(claim.service)],
      status: 403,
      message:
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    });
  }
  if (!claim.signedHeaders.some((name) => name === "host" || name === ":authority")) {
    return fail(
      invalidSignature(
        claim.service,
        "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
      ),
    );
  }
  if (!timestamp.startsWith(claim.date)) {
    return fail(
      invalidSignature(
        claim.service,
        `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${claim.date}' != '${timestamp.slice(0, 8)}', from '${timestamp}'.`,
      ),
    );
  }
  const late = lateness({ timestamp, signedAt, now });
  if (late !== null) return fail(invalidSignature(claim.service, late));

  const key = credentials.find(claim.accessKeyId);
  if (key === undefined) return fail(unrecognizedClient(claim.service));
  if (!signatureMatches(request, { claim, secret: key.secretAccessKey, timestamp })) {
    return fail(invalidSignature(claim.service, MISMATCH));
  }
  if (key.session !== undefined) {
    if (header(request, "x-amz-security-token") !== key.session.token) {
      return fail(unrecognizedClient(claim.service));
    }
    if (now >= key.session.expiresAt) {
      return fail({
        name: NAMES.expired[styleOf(claim.service)],
        status: 403,
        message: "The security token included in the request is expired",
      });
    }
  }
  return { ok: true, principal: key.principal, claim };
}

function lateness(at: { timestamp: string; signedAt: number; now: number }): string | null {
  const { timestamp, signedAt, now } = at;
  const clock = toAmzDate(now);
  if (signedAt < now - WINDOW_MS) {
    return `Signature expired: ${timestamp} is now earlier than ${toAmzDate(now - WINDOW_MS)} (${clock} - 5 min.)`;
  }
  if (signedAt > now + WINDOW_MS) {
    return `Signature not yet current: ${timestamp} is still later than ${toAmzDate(now + WINDOW_MS)} (${clock} + 5 min.)`;
  }
  return null;
}

function timestampOf(request: SignedRequest): string | null {
  const amzDate = header(request, "x-amz-date");
  if (amzDate !== undefined) return amzDate;
  const date = header(request, "date");
  const epochMs = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(epochMs) ? null : toAmzDate(epochMs);
}

function styleOf(service: string): "query" | "json" {
  return service === "sts" || service === "iam" ? "query" : "json";
}

/** Without a credential scope only the form of the request tells what it was meant for. */
function looksLikeQuery(request: SignedRequest): boolean {
  return (header(request, "content-type") ?? "").startsWith("application/x-www-form-urlencoded");
}

function header(request: SignedRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
