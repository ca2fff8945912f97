import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { Owner } from "@/lib/domain/owner";
import type { EpochMs } from "@/lib/domain/time";

/** Why a call gave no answer. `message` is safe to show: caller ARNs and e-mail addresses are taken out. */
export type Fault = {
  code: Code;
  cause: Cause | null;
  owner: Owner;
  message: string;
  operation: string | null;
  requestId: string | null;
  httpStatus: number | null;
  at: EpochMs;
  /** Our own count of calls as they are sent; 0 where none was. It alone tells whether an answer is newer. */
  attempt: number;
};

/** Why nothing is known of what was never asked. */
export const NOT_READ_YET: Fault = {
  code: "NotReadYet",
  cause: null,
  owner: "wait",
  message: "Not read yet.",
  operation: null,
  requestId: null,
  httpStatus: null,
  at: 0,
  attempt: 0,
};

/** What every answer of another form than the documented one is, whoever notices it. */
export const OTHER_FORM = {
  code: "UnexpectedResponse",
  cause: "answer-shape-unexpected",
  owner: "aws-support",
} as const satisfies Partial<Fault>;

/** A fault as a page may show it: without what only the classifier and the merge need. */
export type ShownFault = Omit<Fault, "httpStatus" | "attempt">;

export const shownFault = ({
  httpStatus: _status,
  attempt: _attempt,
  ...fault
}: Fault): ShownFault => fault;

/** Faults that another try may cure; everything else answers the same again. */
export function isCurable(fault: Pick<Fault, "code" | "cause">): boolean {
  switch (fault.code) {
    case "ThrottlingException":
    case "ServiceUnavailable":
    case "InternalFailure":
    case "Overloaded":
    case "RequestExpired":
      return fault.cause !== "retry-after-too-long";
    // Of another form, too large or without end: it is so again. What a proxy said in AWS's place may pass.
    case "UnexpectedResponse":
      return fault.cause === "answer-not-json";
    case "NetworkError":
      return fault.cause !== "tls-certificate-untrusted";
    default:
      return false;
  }
}

const OUR_CODES: ReadonlySet<string> = new Set(["NotReadYet", "Stale"]);
const OUR_CAUSES: ReadonlySet<string | null> = new Set([
  "answer-shape-unexpected",
  "answer-not-json",
  "answer-too-large",
  "dashboard-failed",
]);

/** Whether the message is this dashboard's own, and no word of AWS or of the network. */
export const saysOurs = ({ code, cause }: Pick<Fault, "code" | "cause">): boolean =>
  OUR_CODES.has(code) || OUR_CAUSES.has(cause);

/** No answer came at all. */
export const isNetworkFault = (fault: Fault): boolean => fault.code === "NetworkError";

/** The Region's endpoint does not have the operation, so that there is nothing to be read there. */
export const isUnknownOperation = (fault: Fault): boolean => fault.code === "InvalidAction";
