import { expect, it } from "vitest";
import { NO_ACCOUNT_FACTS } from "@/lib/domain/facts/facts";
import { catalogueOf } from "@/lib/domain/judge/models";
import { createJudgedRegions, type JudgeInput } from "@/lib/services/world/judged-regions";
import { aRegion as aStored } from "@/tests/contract/db/samples";
import { aProof } from "@/tests/support/a-proof";
import {
  aModel,
  anAccount,
  aRegion,
  CLAUDE,
  NOVA,
  NOW,
  STALE_AFTER_MS,
} from "@/tests/support/build-facts";

const catalogue = () => catalogueOf([{ models: [aModel(CLAUDE), aModel(NOVA)], profiles: null }]);
const CATALOGUE = catalogue();

const unread = (key: string, over: Partial<JudgeInput> = {}): JudgeInput => ({
  key,
  account: NO_ACCOUNT_FACTS,
  region: "eu-west-1",
  stored: null,
  now: NOW,
  staleAfterMs: STALE_AFTER_MS,
  catalogue: CATALOGUE,
  pending: new Map(),
  proofs: [],
  ...over,
});

const regions = () =>
  createJudgedRegions(
    async () => undefined,
    () => 2,
  );

it("a Region is judged once for all accounts of which nothing was read", async () => {
  const { judged, judgedInTurn } = regions();
  const first = judged(unread("111122223333"));
  expect(judged(unread("222233334444", { now: NOW + 1 }))).toBe(first);
  expect(await judgedInTurn(unread("333344445555"))).toBe(first);
  expect(first.cells.map(({ modelId }) => modelId)).toEqual([NOVA, CLAUDE].sort());
  for (const { verdict } of first.cells) expect(verdict.state).toBe("unknown");
  expect(first.validUntil).toBe(Number.POSITIVE_INFINITY);
});

it.each<[what: string, over: Partial<JudgeInput>]>([
  ["of another name", { region: "eu-central-1" }],
  ["beside other models", { catalogue: catalogue() }],
  ["where values grow stale at another time", { staleAfterMs: STALE_AFTER_MS + 1 }],
  ["of an account of which something was read", { account: anAccount() }],
  ["of which something was read", { stored: aStored("eu-west-1", aRegion()) }],
  ["of an account with an agreement that pends", { pending: new Map([[CLAUDE, NOW]]) }],
  ["in which a call was tried", { proofs: [aProof({ modelId: CLAUDE, at: NOW })] }],
])("a Region is judged by itself, %s", (_what, over) => {
  const { judged } = regions();
  const first = judged(unread("111122223333"));
  expect(judged(unread("222233334444", over))).not.toBe(first);
});

it("a Region of an account of which nothing was read is judged anew once something was", () => {
  const { judged } = regions();
  const key = "111122223333";
  const before = judged(unread(key));
  const read = unread(key, { account: anAccount() });
  expect(judged(read)).not.toBe(before);
  expect(judged(read)).toBe(judged(read));
  expect(judged(unread(key))).toBe(before);
});
