import { createCallMeter } from "@/lib/aws/connect/meter";
import { reachOf } from "@/lib/domain/access/reach";
import { LOCAL } from "@/lib/domain/access/rights";
import { NO_ROSTER } from "@/lib/domain/organisation/roster";
import { ok } from "@/lib/domain/result";
import { SECRETS } from "@/lib/identity/secrets";
import { createMeters } from "@/lib/meters";
import { createDoor } from "@/lib/services/access/door";
import { createLearning } from "@/lib/services/accounts/learning";
import type { Context } from "@/lib/services/context";
import { keep } from "@/lib/services/facts/keep";
import type { Ground } from "@/lib/services/ground";
import { createMatrix } from "@/lib/services/matrix/snapshot";
import type { IdentityPort } from "@/lib/services/ports/identity";
import type { Installation } from "@/lib/services/ports/installation";
import { NO_TRACE } from "@/lib/services/ports/trace";
import { createTroubleBoard } from "@/lib/services/trouble/board";
import { createWorld } from "@/lib/services/world/world";
import { aCounter } from "@/tests/support/attempts";

/** Nobody is in a hurry here. */
export const PAUSES = { uptimeMs: () => 0, sleep: async () => undefined };

const NOBODY_SIGNS_IN: IdentityPort = {
  auth: "none",
  provider: null,
  assertions: null,
  secrets: SECRETS,
  publicUrl: "http://127.0.0.1:3000",
};

type Given = Ground & Partial<Omit<Context, "world" | "matrix">>;

/** Without a file and without a webhook. */
const AN_INSTALLATION: Installation = {
  version: "1.2.3",
  buildId: "build",
  startedAt: Date.UTC(2026, 10, 22, 8, 12),
  role: "all",
  logLevel: "info",
  intervalGiven: false,
  publicUrl: null,
  healthFeed: null,
  configuration: () => ({ file: "/etc/readiness.yaml", takenAt: null, refused: null }),
  webhook: () => null,
};

/** A context over these parts: its world and matrix are its own; what is neither given nor quiet by nature throws. */
export function aContext(given: Given): Context {
  const world = createWorld(given, { judgedBy: null });
  const base = {
    configurationProblems: () => [],
    caller: LOCAL,
    reach: reachOf(LOCAL, []),
    attempts: aCounter(),
    requestId: "request-1",
    refusal: () => null,
    sessionLives: async () => true,
    holds: () => true,
    shown: <T>(answer: T) => answer,
    address: null,
    session: null,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    trace: NO_TRACE,
    identity: NOBODY_SIGNS_IN,
    door: createDoor(given.now),
    meters: createMeters(createCallMeter()),
    aws: {
      readerFor: () => {
        throw new Error("nothing is asked of AWS here");
      },
      listOrganization: () => {
        throw new Error("nothing is asked of AWS here");
      },
      places: () => [],
    },
    organization: {
      settings: () => null,
      roster: () => NO_ROSTER,
      filed: given.accounts,
      known: () => ({ accounts: given.accounts(), others: [] }),
      refresh: async () => undefined,
    },
    act: {
      actorFor: () => {
        throw new Error("nothing is done to AWS here");
      },
      homeRegion: () => "us-east-1",
    },
    prove: {
      proverFor: () => {
        throw new Error("no call is tried here");
      },
    },
    scans: {
      start: async () => ok({ scanId: "none" }),
      cancel: async () => false,
      cancellable: () => ok([]),
      progress: () => null,
      running: () => [],
      look: () => undefined,
    },
    trouble: createTroubleBoard(),
    installation: AN_INSTALLATION,
    askWebhook: async () => {
      throw new Error("nothing is sent here");
    },
    ...given,
    world,
  };
  return {
    ...base,
    keep: (readings, options) => keep(base, readings, options),
    learning: (asked) => createLearning(base, asked),
    matrix: createMatrix({ ...base, buildId: "build", pauses: PAUSES }),
  };
}

/** The same, but for some parts: the world is read anew by them. */
export const contextWith = (ctx: Context, parts: Partial<Given>): Context =>
  aContext({ ...ctx, ...parts });
