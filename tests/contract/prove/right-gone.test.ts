import { expect, it } from "vitest";
import type { Grant } from "@/lib/domain/access/grants";
import { LOCAL } from "@/lib/domain/access/rights";
import type { Reading } from "@/lib/domain/facts/facts";
import { HOUR_MS } from "@/lib/domain/time";
import type { Stores } from "@/lib/services/ports/stores";
import { confirmProof } from "@/lib/services/proofs/confirm-proof";
import { planProof } from "@/lib/services/proofs/plan-proof";
import { createContextFor } from "@/lib/services/reach/context-for";
import { settingsOf } from "@/tests/contract/columns/grounds";
import { onBoth } from "@/tests/contract/db/databases";
import { aContext, PAUSES } from "@/tests/support/a-context";
import {
  aModel,
  anAccount,
  aProfile,
  aRegion,
  available,
  CLAUDE,
  NOW,
  REGION,
  readAt,
} from "@/tests/support/build-facts";
import { aGate, aReader } from "@/tests/support/scans/world";
import { aPerson } from "@/tests/unit/domain/access/people";

const ACCOUNT = "111122223333";
const ANA = aPerson({ groups: ["admins"] });
const OF_ALL: Grant = { to: { by: "group", pattern: "admins" }, role: "admin", accounts: null };
const OF_ONE: Grant = { ...OF_ALL, accounts: ["payments-prod"] };

const PROFILES = [aProfile("eu", CLAUDE), aProfile("global", CLAUDE)];
/** Three routes, of which two are called at once. */
const ALL_TRIED = ["tried", "tried", "tried"];
const TWO_TRIED = ["tried", "tried", "forbidden"];

type World = { grants: readonly Grant[]; calls: number; reads: () => void; called: () => void };

/** A context over a ready cell whose calls are answered. */
function aProvingContext(stores: Stores, world: World) {
  const twoAreOut = aGate();
  const answer = <T>(value: T): Reading<T> => readAt(value, NOW);
  return aContext({
    ...{ now: () => NOW, stores },
    settings: () => ({
      ...settingsOf({ at: NOW, intervalMs: HOUR_MS, regions: [REGION], requirements: [] }),
      grants: world.grants,
      prove: { enabled: true, callsPerDay: 50 },
    }),
    accounts: () => [
      {
        ...{ key: "payments", accountId: ACCOUNT, name: "payments-prod" },
        access: { by: "default" },
        proveRole: `arn:aws:iam::${ACCOUNT}:role/Prove`,
      },
    ],
    aws: {
      readerFor: () =>
        aReader(ACCOUNT, {
          availability: async () => {
            world.reads();
            return answer(available());
          },
          profiles: async () => answer(PROFILES),
        }),
      listOrganization: async () => ({ status: "never" }),
      places: () => [],
    },
    prove: {
      proverFor: () => ({
        identity: async () => answer({ accountId: ACCOUNT, partition: "aws" as const }),
        async call() {
          world.calls += 1;
          world.called();
          if (world.calls === 2) twoAreOut.open();
          await twoAreOut.opened;
          const tokens = { inputTokens: 8, outputTokens: 1 };
          const about = { at: NOW, latencyMs: 1, requestId: "r" };
          return { ...about, ...tokens, state: "answered", stopReason: "max_tokens" };
        },
      }),
    },
  });
}

onBoth("a proof of three routes", ({ fresh }) => {
  it.each([
    { who: "who keeps the grant", grant: OF_ALL, goes: "never", expected: ALL_TRIED },
    { who: "who keeps it over one account", grant: OF_ONE, goes: "never", expected: ALL_TRIED },
    { who: "whom no grant names", caller: LOCAL, goes: "called", expected: ALL_TRIED },
    { who: "whose grant goes during calls", grant: OF_ALL, goes: "called", expected: TWO_TRIED },
    { who: "whose one account goes so", grant: OF_ONE, goes: "called", expected: TWO_TRIED },
    { who: "whose grant goes while AWS is read", grant: OF_ALL, goes: "reads", expected: null },
    { who: "whose one account goes so then", grant: OF_ONE, goes: "reads", expected: null },
  ])("by one $who", async ({ caller = ANA, grant = OF_ALL, goes, expected }) => {
    const stores = await (await fresh()).open();
    await stores.facts.mergeAccount({
      ...{ key: "payments", name: "payments-prod", updatedAt: NOW },
      patch: { accountId: ACCOUNT, facts: anAccount() },
    });
    await stores.facts.mergeRegion({
      ...{ account: ACCOUNT, region: REGION, attemptedAt: NOW, readAt: NOW },
      facts: aRegion({ models: readAt([aModel(CLAUDE)]), profiles: readAt(PROFILES) }),
    });
    const nothing = () => undefined;
    const world: World = { grants: [grant], calls: 0, reads: nothing, called: nothing };
    const whole = aProvingContext(stores, world);
    const contextFor = createContextFor(whole, { buildId: "build", pauses: PAUSES });
    const ctx = await contextFor(caller, { requestId: "r", address: null, session: null });
    const planned = await planProof(ctx, {
      ...{ account: ACCOUNT, region: REGION, modelId: CLAUDE, routes: [] },
    });
    if (!planned.ok) throw new Error(planned.error.message);
    expect(planned.value.plan.calls).toHaveLength(3);
    if (goes === "reads")
      world.reads = () => {
        world.grants = [];
      };
    if (goes === "called")
      world.called = () => {
        if (world.calls === 2) world.grants = [];
      };
    const { plan, hash } = planned.value;
    const done = await confirmProof(ctx, { id: plan.id, hash });
    if (expected === null) {
      expect(done).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
      expect(world.calls).toBe(0);
      return;
    }
    if (!done.ok) throw new Error(done.error.message);
    const { tried } = done.value;
    expect(tried.map((one) => (one.state === "tried" ? one.state : one.why))).toEqual(expected);
    const made = expected.filter((one) => one === "tried").length;
    expect(world.calls).toBe(made);
    const kept = await stores.proofs.since(0);
    expect(kept.map(({ outcome }) => outcome)).toEqual(Array(made).fill("answered"));
  });
});
