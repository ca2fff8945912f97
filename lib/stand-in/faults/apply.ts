import { denied, type Target } from "@/lib/stand-in/policy";
import { type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import type { Faults } from "./match";
import { isFaultName, NAMED_FAULTS } from "./named";
import type { Shape } from "./types";

export type Strike = NonNullable<ReturnType<Faults["strike"]>>;

/** What reaches the client instead of, or after, the real answer. */
export type Effect =
  | { kind: "outcome"; outcome: Outcome }
  | { kind: "raw"; status: number; contentType: string; body: string }
  | { kind: "rewrite"; rewrite: (body: string) => string }
  | { kind: "wait"; ms: number }
  | { kind: "cut" }
  | { kind: "dead" }
  | { kind: "hang" };

export function effectOf(strike: Strike, target: Target): Effect {
  switch (strike.kind) {
    case "error": {
      const { kind: _, point: __, ...error } = strike;
      return { kind: "outcome", outcome: refuse(error) };
    }
    case "named": {
      const error = isFaultName(strike.name) ? NAMED_FAULTS[strike.name] : target.service.internal;
      return { kind: "outcome", outcome: refuse(error) };
    }
    case "throttle": {
      const { retryAfterSeconds } = strike;
      const extra = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
      return { kind: "outcome", outcome: refuse({ ...target.service.throttle, ...extra }) };
    }
    case "deny":
      return { kind: "outcome", outcome: refuse(denied(target, strike.by)) };
    case "html":
      return {
        kind: "raw",
        status: strike.status,
        contentType: "text/html",
        body:
          strike.body ??
          "<html><head><title>503</title></head><body>Service Unavailable</body></html>",
      };
    case "empty":
      return { kind: "raw", status: strike.status, contentType: "application/json", body: "" };
    case "shape":
      return { kind: "rewrite", rewrite: (body) => misshape(body, strike.shape) };
    case "unknown-enum":
      return { kind: "rewrite", rewrite: (body) => renameEnums(body, strike) };
    case "slow":
      return { kind: "wait", ms: strike.ms };
    case "cut":
    case "dead":
    case "hang":
      return { kind: strike.kind };
  }
}

function misshape(body: string, shape: Shape): string {
  switch (shape) {
    case "array":
      return "[]";
    case "null":
      return "null";
    case "empty-object":
      return "{}";
    case "truncated":
      return body.slice(0, Math.floor(body.length / 2));
    case "wrong-types":
      return body.startsWith("<") ? "<Unexpected/>" : JSON.stringify(swapTypes(JSON.parse(body)));
  }
}

/** Every value keeps its name and gets a type that nobody expects there. */
function swapTypes(value: unknown): unknown {
  if (Array.isArray(value)) return { unexpected: value.length };
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, swapTypes(inner)]));
  }
  return typeof value === "number" ? String(value) : 42;
}

const ENUM_MEMBERS = [
  "status",
  "authorizationStatus",
  "entitlementAvailability",
  "regionAvailability",
  "statusReasonCode",
  "Status",
  "RegionOptStatus",
];

function renameEnums(body: string, { value, member }: { value?: string; member?: string }): string {
  const members = member === undefined ? ENUM_MEMBERS : [member];
  return members.reduce(
    (text, name) =>
      text.replace(new RegExp(`("${name}":)"[A-Z_]+"`, "g"), `$1"${value ?? "UNDER_REVIEW"}"`),
    body,
  );
}
