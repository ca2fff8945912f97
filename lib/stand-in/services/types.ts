import type { Rights } from "@/lib/stand-in/rights";
import type { Outcome, WireError } from "@/lib/stand-in/wire/outcome";
import type { Protocol } from "@/lib/stand-in/wire/protocol";
import type { Account, World } from "@/lib/stand-in/world/state";

export type Principal = {
  accountId: string;
  arn: string;
  userId: string;
  /** Of a role's session; absent: everything. */
  rights?: Rights;
};

/** One call whose signature was found good. */
export type Call = {
  world: World;
  account: Account;
  principal: Principal;
  region: string;
  /** Where this local AWS is, as the caller addressed it. */
  origin: string;
  /** Epoch milliseconds. */
  now: number;
  /** The label of the path, such as the model id; empty where there is none. */
  label: string;
  query: URLSearchParams;
  input: Readonly<Record<string, unknown>>;
  issue: (role: NewSession) => Issued;
  /** The refusal of what a service calls in the caller's name; null where the caller may. */
  refusalOf: (action: string, context: Readonly<Record<string, string>>) => WireError | null;
};

export type NewSession = {
  accountId: string;
  roleName: string;
  session: string;
  seconds: number;
  rights: Rights;
};

export type Issued = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiresAt: number;
  principal: Principal;
};

export type Operation = {
  /** The IAM action that allows it; null where none is needed. */
  action: string | null;
  /** What the action is on, where AWS's refusals name it. */
  resource?: (call: Call) => string;
  /** Condition keys of its own and what they are in this call. */
  context?: (call: Call) => Readonly<Record<string, string>>;
  /** Called for its effect: every call is logged. */
  writes?: boolean;
  run: (call: Call) => Outcome;
};

export type Route = { operation: string; label: string };

export type Service = {
  name: string;
  protocol: Protocol;
  messageKey: "message" | "Message";
  throttle: WireError;
  denied: { name: string; status: number };
  unavailable: WireError;
  internal: WireError;
  unknownOperation: (name: string) => WireError;
  /** Regions it has endpoints in; absent means every region. */
  regions?: readonly string[];
  operations: Readonly<Record<string, Operation>>;
  route: (request: {
    method: string;
    path: string;
    target: string;
    action: string;
  }) => Route | null;
};
