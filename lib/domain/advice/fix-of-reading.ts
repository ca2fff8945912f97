import { type Fix, fixFor } from "@/lib/domain/catalogue/fix";
import type { Cause } from "@/lib/domain/causes";
import { type Fault, isCurable } from "@/lib/domain/facts/fault";
import type { LinkTarget } from "@/lib/domain/links/target";
import type { GateName } from "@/lib/domain/verdict";
import { unreadAdvice } from "./unread";

/** What the catalogue says of these is said to whoever calls from this machine, and so to the scan too. */
const OF_ANY_CALL: ReadonlySet<Cause> = new Set([
  "answer-not-json",
  "answer-shape-unexpected",
  "answer-too-large",
  "dashboard-failed",
  "list-without-end",
  "network-unreachable",
  "retry-after-too-long",
  "tls-certificate-untrusted",
]);

type Failed = Pick<Fault, "code" | "cause" | "owner"> & Partial<Pick<Fault, "operation">>;

type OfReading = {
  fault: Failed;
  /** `credentials`: nothing of the account can be read. */
  gate: GateName;
} & LinkTarget;

/**
 * What to do about a call of the scan that failed. Where the catalogue speaks to callers, as of a timeout, a throttle or a
 * right, it is about the reading; what holds of credentials and of the network stands as it is.
 */
export function fixOfReading({ fault, gate, ...target }: OfReading): Fix {
  const { code, cause, owner } = fault;
  const fix = { ...fixFor({ code, cause, ...target }), owner };
  if (holdsOfScans(fault, gate)) return fix;
  const { sentence, steps } = unreadAdvice({
    finding: {
      ...{ gate, code, cause, owner, severity: "unknown", message: "" },
      ...(fault.operation && { call: fault.operation }),
    },
    region: target.region ?? "",
    again: null,
  });
  return { ...fix, sentence, steps, takes: null, primary: null, command: null, docs: null };
}

function holdsOfScans({ code, cause, owner }: Failed, gate: GateName): boolean {
  if (owner === "caller-credentials") return true;
  if (cause !== null && OF_ANY_CALL.has(cause)) return true;
  return gate === "credentials" && !isCurable({ code, cause });
}
