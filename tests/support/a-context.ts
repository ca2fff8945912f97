import { LOCAL } from "@/lib/domain/access/rights";
import { ok } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";
import type { Ground } from "@/lib/services/ground";
import { createMatrix } from "@/lib/services/matrix/snapshot";
import type { Installation } from "@/lib/services/ports/installation";
import { createWorld } from "@/lib/services/world/world";
import { aCounter } from "@/tests/support/attempts";

/** Nobody is in a hurry here. */
export const PAUSES = { uptimeMs: () => 0, sleep: async () => undefined };

type Given = Ground & Partial<Omit<Context, "world" | "matrix">>;

/** Without a file and without a webhook. */
const AN_INSTALLATION: Installation = {
  version: "1.2.3",
  buildId: "build",
  startedAt: Date.UTC(2026, 10, 22, 8, 12),
  logLevel: "info",
  intervalGiven: false,
  publicUrl: null,
  configuration: () => ({ file: "/etc/readiness.yaml", takenAt: null, refused: null }),
  webhook: () => null,
};

/** A context over these parts: its world and matrix are its own; what is neither given nor quiet by nature throws. */
export function aContext(given: Given): Context {
  const world = createWorld(given);
  const base = {
    configurationProblems: () => [],
    caller: LOCAL,
    attempts: aCounter(),
    requestId: "request-1",
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    aws: {
      readerFor: () => {
        throw new Error("nothing is asked of AWS here");
      },
      places: () => [],
    },
    scans: {
      start: () => ok({ scanId: "none" }),
      cancel: () => false,
      progress: () => null,
      look: () => undefined,
    },
    installation: AN_INSTALLATION,
    askWebhook: async () => {
      throw new Error("nothing is sent here");
    },
    ...given,
    world,
  };
  return { ...base, matrix: createMatrix({ ...base, buildId: "build", pauses: PAUSES }) };
}

/** The same, but for some parts: the world is read anew by them. */
export const contextWith = (ctx: Context, parts: Partial<Given>): Context =>
  aContext({ ...ctx, ...parts });
