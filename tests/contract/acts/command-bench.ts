import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { z } from "zod";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import type { WorldSpec } from "@/lib/stand-in/world/types";
import { worldNamed } from "@/lib/stand-in/worlds/all";
import { answer } from "@/tests/contract/check/gate";
import { aBench, type Bench } from "@/tests/support/stand-in";

export const LONG_MS = 120_000;
export const ACCOUNT = "111122223333";
export const CONFIG = `regions: [us-east-1, eu-west-1]
accounts:
  - id: "${ACCOUNT}"
    name: payments-prod
    actRole: arn:aws:iam::${ACCOUNT}:role/BedrockReadinessAct
actions:
  enabled: true
  kinds: [${ACT_KINDS.join(", ")}]
`;

const Printed = z.object({
  act: z.string(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  word: z.string(),
  expiresAt: z.iso.datetime(),
  preview: z.looseObject({
    kind: z.enum(ACT_KINDS),
    cannotBeUndone: z.array(z.string()).min(1),
  }),
});

const Ended = z.object({
  act: z.string(),
  state: z.string(),
  requestId: z.string().nullable(),
  existed: z.boolean(),
  watched: z.boolean(),
  why: z.object({ code: z.string() }).nullable(),
});

export let bench: Bench;
export const act = (args: readonly string[], config = CONFIG) =>
  answer(bench, ["act", ...args], config);
export const took = () => bench.standIn.control.writes().filter((write) => write.took);
export const accept = (model: string) => [
  "accept-agreement",
  "--account",
  "payments-prod",
  "--model",
  model,
];

export async function printed(args: readonly string[]) {
  const { code, out, err } = await act([...args, "--format", "json"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return Printed.parse(JSON.parse(out));
}

export async function confirmed(of: z.infer<typeof Printed>, more: readonly string[] = []) {
  const { code, out } = await act([
    ...["confirm", of.act, "--hash", of.hash, "--word", of.word, "--format", "json", ...more],
  ]);
  return { code, out: Ended.safeParse(JSON.parse(out)).data };
}

export const PRIVATE = "writer.palmyra-x4-v1:0";

/** One model of the first account has an offer of its own. */
function offeringWorld(): WorldSpec {
  const world = worldNamed("first-look");
  const accounts = world.accounts.map((account) =>
    account.id === ACCOUNT ? { ...account, privateOffers: [PRIVATE] } : account,
  );
  return { ...world, accounts };
}

export function usesCommandBench(): void {
  beforeAll(async () => {
    bench = await aBench({ world: offeringWorld() });
    await answer(bench, ["scan"], CONFIG);
  }, LONG_MS);
  afterAll(() => bench.close());
  beforeEach(() => {
    bench.standIn.control.clearCalls();
    bench.standIn.control.clearFaults();
  });
}
