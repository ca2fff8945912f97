import { describe, expect, it } from "vitest";
import { mayNot } from "@/lib/domain/access/words";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { createContextFor } from "@/lib/services/reach/context-for";
import { rowOf } from "@/lib/services/watches/watch-docs";
import { PAUSES } from "@/tests/support/a-context";
import { aProof } from "@/tests/support/a-proof";
import { FIRST, SECOND } from "@/tests/support/scans/world";
import { aWatch } from "@/tests/support/watches/watch";
import { aPerson } from "@/tests/unit/domain/access/people";
import {
  account,
  act,
  ana,
  asked,
  closesWorlds,
  GRANTS,
  NOTHING_DONE,
  NOTHING_FIRST,
  named,
  REQUEST,
  refused,
} from "./guarded";

closesWorlds();

const OUT = "a caller came to what only the product does, or to an account out of reach";

/** What it says in throwing; what it gives is let go of. */
async function thrownBy(run: () => unknown): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe("a grant that goes", () => {
  it("ends the reach at the next request", async () => {
    const { whole } = await asked([]);
    const settings = { grants: GRANTS };
    const contextFor = createContextFor(
      { ...whole, settings: () => ({ ...whole.settings(), ...settings }) },
      { buildId: "build", pauses: PAUSES },
    );
    const caller = aPerson({ groups: ["first-operators"] });
    expect(named(await contextFor(caller, REQUEST))).toEqual(["first"]);
    settings.grants = [];
    expect(named(await contextFor(caller, REQUEST))).toEqual([]);
  });

  const every = { expect: null } as const;
  const keeping = { scanId: null, verdicts: "now" } as const;
  const proof = aProof({ account: FIRST });
  const plan = { id: "plan-1", account: FIRST, createdAt: 0, body: "{}" };
  const limits = { perDay: 9, dayFrom: 0, everyMs: 0 };

  it.each([["admins"], ["first-admins"]])(
    "in the midst of a request of %s ends what goes out",
    async (group) => {
      const { ctx, started, whole, held } = await asked([group], {
        running: [{ ...EVERYTHING, accounts: [FIRST] }],
      });
      const [first] = whole.accounts();
      if (!first) throw new Error("no account");
      const outgoing: readonly (readonly [string, () => unknown])[] = [
        ["a reader", () => ctx.aws.readerFor(first, every)],
        ["an actor", () => ctx.act.actorFor(account(FIRST), ana)],
        ["a prover", () => ctx.prove.proverFor(account(FIRST), ana)],
        ["a plan of calls", () => ctx.stores.proofs.addPlan(plan)],
        ["a try", () => ctx.stores.proofs.begin(proof, limits)],
        ["a cancel", () => ctx.scans.cancel(["scan-0"])],
      ];
      for (const right of ["ask", "sign", "act", "prove"] as const)
        expect([right, ctx.refusal(right, [FIRST])]).toEqual([right, null]);
      for (const [what, goOut] of outgoing)
        expect([what, await thrownBy(goOut)]).not.toContain(OUT);
      held.grants = [];
      for (const right of ["ask", "sign", "act", "prove"] as const)
        expect(ctx.refusal(right, ["nobody", FIRST])).toBe(mayNot(right, "first"));
      for (const [what, goOut] of outgoing)
        expect([what, await thrownBy(goOut)]).toEqual([what, OUT]);
      const begun = await ctx.scans.start("action", EVERYTHING, NOTHING_FIRST);
      expect([refused(begun), started.scopes]).toEqual(["NOT_YOURS", []]);
    },
  );

  it.each([["admins"], ["first-admins"]])(
    "lets %s put down what came of what went out before",
    async (group) => {
      const { ctx, whole, held } = await asked([group]);
      const [first] = whole.accounts();
      if (!first) throw new Error("no account");
      expect(await ctx.stores.proofs.begin(proof, limits)).toBe("begun");
      held.grants = [];
      await ctx.stores.proofs.finish({ ...proof, stopReason: "end_turn" });
      expect(await whole.stores.proofs.since(0)).toMatchObject([{ stopReason: "end_turn" }]);
      expect(await ctx.stores.acts.put(act(FIRST), 0)).toBe(true);
      expect(await ctx.stores.watches.put(rowOf({ ...aWatch(), account: FIRST }, 0), 0)).toBe(true);
      const kept = await ctx.keep({ account: first, accountId: FIRST }, keeping);
      expect(kept).toMatchObject({ account: { accountId: FIRST } });
    },
  );

  it("and another that gives the same leaves all as it is", async () => {
    const { ctx, held } = await asked(["admins", "first-admins"]);
    held.grants = GRANTS.filter(({ accounts }) => accounts !== null);
    expect(ctx.refusal("act", [FIRST])).toBeNull();
    expect(ctx.refusal("act", [FIRST, SECOND])).toBe(mayNot("act", "second"));
    expect(() => ctx.act.actorFor(account(FIRST), ana)).toThrow(NOTHING_DONE);
    expect(() => ctx.act.actorFor(account(SECOND), ana)).toThrow(OUT);
  });
});

describe("acts", () => {
  it.each([
    ["an operator of the account", ["viewers", "first-operators"], FIRST],
    ["an operator of another", ["viewers", "first-operators"], SECOND],
  ])("are not done by %s", async (_name, groups, id) => {
    const { ctx } = await asked(groups);
    expect(() => ctx.act.actorFor(account(id), ana)).toThrow("out of reach");
  });

  it("are done by an admin of the account, in no other", async () => {
    const { ctx } = await asked(["first-admins", "viewers"]);
    expect(() => ctx.act.actorFor(account(FIRST), ana)).toThrow("nothing is done to AWS here");
    expect(() => ctx.act.actorFor(account(SECOND), ana)).toThrow("out of reach");
  });

  it("are kept of the accounts in which one may ask, within a transaction too", async () => {
    const { ctx } = await asked(["viewers", "first-operators"]);
    expect(await ctx.stores.acts.put(act(FIRST), 0)).toBe(true);
    expect(() => ctx.stores.acts.put({ ...act(SECOND), id: "b" }, 0)).toThrow();
    const within = ctx.stores.transaction(({ acts }) => acts.put({ ...act(SECOND), id: "b" }, 0));
    await expect(within).rejects.toThrow("out of reach");
  });

  it("of accounts that are not reached are not there", async () => {
    const { ctx, whole } = await asked(["second-operators"]);
    await whole.stores.acts.put(act(FIRST), 0);
    expect(await ctx.stores.acts.get("act-1")).toBeNull();
    expect(await ctx.stores.acts.holding(FIRST)).toBeNull();
    expect(await ctx.stores.acts.list({ endedSince: 0 })).toEqual([]);
    expect(() => ctx.stores.acts.due(0, 1)).toThrow();
  });
});
