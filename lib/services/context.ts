import type { Reach } from "@/lib/domain/access/reach";
import type { Caller, Right } from "@/lib/domain/access/rights";
import type { Door } from "@/lib/services/access/door";
import type { Learning } from "@/lib/services/accounts/learning";
import type { Keep } from "@/lib/services/facts/keep";
import type { Ground } from "@/lib/services/ground";
import type { MatrixReader } from "@/lib/services/matrix/snapshot";
import type { OrganizationReader } from "@/lib/services/organisation/held";
import type { ActPort } from "@/lib/services/ports/act-aws";
import type { AttemptCounter } from "@/lib/services/ports/attempts";
import type { IdentityPort } from "@/lib/services/ports/identity";
import type { Installation } from "@/lib/services/ports/installation";
import type { Log } from "@/lib/services/ports/log";
import type { Meters } from "@/lib/services/ports/meters";
import type { AskWebhook } from "@/lib/services/ports/notify";
import type { ProvePort } from "@/lib/services/ports/prove-aws";
import type { AwsPort } from "@/lib/services/ports/read-aws";
import type { ScanControl } from "@/lib/services/ports/scans";
import type { DataStores } from "@/lib/services/ports/stores";
import type { Trace } from "@/lib/services/ports/trace";
import type { TroubleBoard } from "@/lib/services/trouble/board";
import type { WorldReader } from "@/lib/services/world/world";

/** What a process has. */
export type Runtime = Ground & {
  /** What is wrong with the configuration as it is now, a line each; the last good one is in force. */
  configurationProblems(): readonly string[];
  aws: AwsPort;
  /** The one way to change something at AWS. */
  act: ActPort;
  /** The one way to invoke a model. */
  prove: ProvePort;
  attempts: AttemptCounter;
  /** What this process counts, over all accounts. */
  meters: Meters;
  /** The organization of the file, and the accounts that are known by it. */
  organization: OrganizationReader;
  world: WorldReader;
  matrix: MatrixReader;
  scans: ScanControl;
  /** What AWS says of its own trouble. */
  trouble: TroubleBoard;
  log: Log;
  /** Tells what runs in what, where somebody collects it. */
  trace: Trace;
  installation: Installation;
  /** Sends to the webhook that is configured now. */
  askWebhook: AskWebhook;
  /** Keeps what a verb read of AWS for its caller. */
  keep: Keep;
  /** Tells a verb that asked whose an entry is whether another entry is that account already. */
  learning: Learning;
  /** An answer without what names accounts out of reach: AWS and we ourselves name one in what is said of another. */
  shown<T>(answer: T): T;
  /** How callers are known. */
  identity: IdentityPort;
  door: Door;
};

/**
 * Everything a verb may use: what the process has as far as the caller's rights reach, who asks, and the request it is
 * asked in.
 */
export type Context = Runtime & {
  caller: Caller;
  /** How far their rights reached as the request came. */
  reach: Reach;
  requestId: string;
  /** Where the request came from; null: from this process or a terminal. */
  address: string | null;
  /** The id of the session by which the caller is known; null: they are known by something else. */
  session: string | null;
  /**
   * Why the caller may not use a right on one of these accounts (by id, key or name) by the grants of this moment, in words;
   * null: they may, or there is no such account as far as they know, which is for the verb to tell.
   */
  refusal(right: Right, accounts: readonly string[]): string | null;
  /** Whether the session of the request still lives, as the store has it now; true where there is none. */
  sessionLives(): Promise<boolean>;
  /**
   * Whether the caller holds a right on the account of something that is kept, by the account's id. One that is read no
   * more is nobody's but theirs who hold the right over all.
   */
  holds(right: Right, account: string): boolean;
};

/** What it takes to know who asks, before anybody is known. */
export type AccessContext = Pick<
  Context,
  "now" | "settings" | "stores" | "log" | "identity" | "door" | "requestId" | "address"
>;

/** What verbs that start no scan and show no page need, and the scanner itself; nothing that could change AWS or cost. */
export type ScanContext = Omit<
  Context,
  "scans" | "matrix" | "keep" | "learning" | "act" | "prove" | "shown"
>;

/** What it takes to read the judged world. */
export type WorldContext = Ground & Pick<Runtime, "world">;

/** What it takes to change the store, within a transaction or out of one. */
export type StoreContext = Pick<Runtime, "now" | "log" | "accounts"> & { stores: DataStores };
