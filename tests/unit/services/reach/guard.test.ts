import { afterEach, describe, expect, it } from "vitest";
import type { Grant } from "@/lib/domain/access/grants";
import type { Caller } from "@/lib/domain/access/rights";
import { mayNot } from "@/lib/domain/access/words";
import { ok, type Result } from "@/lib/domain/result";
import { EVERYTHING, type ScanScope } from "@/lib/domain/scan-scope";
import { rowOf } from "@/lib/services/agreements/watch-docs";
import type { Context } from "@/lib/services/context";
import type { OpenScan } from "@/lib/services/ports/scans";
import { createContextFor } from "@/lib/services/reach/context-for";
import { contextWith, PAUSES } from "@/tests/support/a-context";
import { aProof } from "@/tests/support/a-proof";
import {
  answer,
  aReader,
  aScanWorld,
  byProfile,
  FIRST,
  type ScanWorld,
  SECOND,
} from "@/tests/support/scans/world";
import { aWatch } from "@/tests/support/watches/watch";
import { aPerson } from "@/tests/unit/domain/access/people";

let world: ScanWorld | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

const IDS: Readonly<Record<string, string>> = { first: FIRST, second: SECOND };
const to = (pattern: string) => ({ by: "group" as const, pattern });
const GRANTS: readonly Grant[] = [
  { to: to("viewers"), role: "viewer", accounts: null },
  { to: to("first-operators"), role: "operator", accounts: ["first"] },
  { to: to("first-admins"), role: "admin", accounts: ["first"] },
  { to: to("second-operators"), role: "operator", accounts: [SECOND] },
  { to: to("admins"), role: "admin", accounts: null },
];

const REQUEST = { requestId: "r", address: null, session: null };

type Started = { scopes: ScanScope[]; cancelled: string[] };

/** Both accounts scanned; `running` is what runs when somebody asks. */
async function asked(
  groups: readonly string[],
  {
    running = [],
    secondName = "second",
  }: { running?: readonly ScanScope[]; secondName?: string } = {},
) {
  const made = await aScanWorld({
    accounts: [byProfile("first"), { ...byProfile("second"), name: secondName }],
    readerFor: ({ key }) => aReader(IDS[key] ?? ""),
  });
  world = made;
  await made.scanner.run("command", EVERYTHING);
  const started: Started = { scopes: [], cancelled: [] };
  const scans = running.map((scope, place): OpenScan => ({ scanId: `scan-${place}`, scope }));
  const held = { grants: GRANTS, scans };
  const whole = contextWith(made.ctx, {
    settings: () => ({ ...made.ctx.settings(), grants: held.grants }),
    scans: {
      ...made.scanner,
      start: async (_trigger, scope) => {
        started.scopes.push(scope);
        return ok({ scanId: "s" });
      },
      cancel: async (scanIds) => {
        started.cancelled.push(...scanIds);
        return true;
      },
      running: () => held.scans,
    },
  });
  const contextFor = createContextFor(whole, { buildId: "build", pauses: PAUSES });
  const caller: Caller = aPerson({ groups });
  return { ctx: await contextFor(caller, REQUEST), started, whole, held };
}

const OUT = "a caller came to what only the product does, or to an account out of reach";
const NOTHING_DONE = "nothing is done to AWS here";

const account = (accountId: string) => ({
  accountId,
  partition: "aws" as const,
  roleArn: "arn:aws:iam::111122223333:role/Act",
  externalId: null,
});
const ana = { sourceIdentity: "ana" };
const act = (id: string) => ({
  id: "act-1",
  account: id,
  kind: "enable-region",
  lock: id,
  nextLookAt: null,
  createdAt: 0,
  updatedAt: 0,
  body: "{}",
});

/** What it says in throwing; what it gives is let go of. */
async function thrownBy(run: () => unknown): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const NOTHING_FIRST = async () => undefined;
const named = (ctx: Context) => ctx.accounts().map(({ key }) => key);
const refused = (result: Result<unknown, { code: string }>) =>
  result.ok ? null : result.error.code;

describe("a scan", () => {
  it.each([
    ["of everything is one of what may be asked", ["first-operators"], null, ["first"]],
    ["also where everything may be read", ["viewers", "first-operators"], null, ["first"]],
    ["of several grants", ["first-operators", "second-operators"], null, ["first", "second"]],
    ["of an account by its id", ["first-operators"], [FIRST], ["first"]],
    ["of one by its name", ["first-operators"], ["first"], ["first"]],
    ["of one that is named twice", ["first-operators"], ["first", FIRST], ["first"]],
  ])("%s", async (_name, groups, accounts, expected) => {
    const { ctx, started } = await asked(groups);
    const outcome = await ctx.scans.start("action", { ...EVERYTHING, accounts }, NOTHING_FIRST);
    expect(outcome).toEqual(ok({ scanId: "s" }));
    expect(started.scopes).toEqual([{ ...EVERYTHING, accounts: expected }]);
  });

  it.each([
    ["of another account", ["viewers", "first-operators"], [SECOND]],
    ["of another besides", ["viewers", "first-operators"], [FIRST, SECOND]],
    ["by who may ask nowhere", ["viewers"], null],
  ])("%s is not started", async (_name, groups, accounts) => {
    const { ctx, started } = await asked(groups);
    const outcome = await ctx.scans.start("action", { ...EVERYTHING, accounts }, NOTHING_FIRST);
    expect(refused(outcome)).toBe("NOT_YOURS");
    expect(started.scopes).toEqual([]);
  });

  it.each<[string, readonly string[], readonly ScanScope[], string | null]>([
    ["its own is", ["first-operators"], [{ ...EVERYTHING, accounts: [FIRST] }], null],
    ["one of everything is not", ["first-operators"], [EVERYTHING], "NOT_YOURS"],
    [
      "one with another account besides is not",
      ["first-operators"],
      [{ ...EVERYTHING, accounts: [FIRST, SECOND] }],
      "NOT_YOURS",
    ],
    [
      "its own is not while another's waits",
      ["first-operators"],
      [{ ...EVERYTHING, accounts: ["first"] }, EVERYTHING],
      "NOT_YOURS",
    ],
    ["none runs", ["first-operators"], [], null],
  ])("%s cancelled", async (_name, groups, running, code) => {
    const { ctx, started, held } = await asked(groups, { running });
    const scanIds = held.scans.map(({ scanId }) => scanId);
    const judged = ctx.scans.cancellable();
    expect(judged).toMatchObject(code === null ? { value: held.scans } : { error: { code } });
    if (code === null) expect(await ctx.scans.cancel(scanIds)).toBe(true);
    else expect(() => ctx.scans.cancel(scanIds)).toThrow("out of reach");
    expect(started.cancelled).toEqual(code === null ? scanIds : []);
  });

  it("of everything that began since is neither cancelled nor lets one be named that is not one's own", async () => {
    const own = { ...EVERYTHING, accounts: [FIRST] };
    const { ctx, started, held } = await asked(["first-operators"], { running: [own] });
    expect(ctx.scans.cancellable()).toMatchObject({ value: [{ scanId: "scan-0" }] });
    held.scans = [...held.scans, { scanId: "of-all", scope: EVERYTHING }];
    expect(await ctx.scans.cancel(["scan-0", "ended-already"])).toBe(true);
    expect(() => ctx.scans.cancel(["scan-0", "of-all"])).toThrow("out of reach");
    expect(started.cancelled).toEqual(["scan-0"]);
  });
});

describe("an account that is called as another's id or key", () => {
  it.each([FIRST, "first"])("%s lets nobody scan or end a scan there", async (name) => {
    const own = { ...EVERYTHING, accounts: [name] };
    const { ctx, started } = await asked(["second-operators"], {
      running: [own],
      secondName: name,
    });
    expect(named(ctx)).toEqual(["second"]);
    expect(refused(ctx.scans.cancellable())).toBe("NOT_YOURS");
    const outcome = await ctx.scans.start("action", own, NOTHING_FIRST);
    const scanned = started.scopes.flatMap(({ accounts }) => accounts ?? ["all"]);
    expect(scanned).toEqual(outcome.ok ? ["second"] : []);
  });
});

it("an account that is called as another's id is not read in its place", async () => {
  const { whole } = await asked([], { secondName: FIRST });
  const { accounts } = await whole.world.readOne(FIRST);
  expect(accounts.map(({ key }) => key)).toEqual([FIRST]);
});

describe("what is not theirs", () => {
  it("is refused in words, by the name the caller used", async () => {
    const { ctx } = await asked(["viewers", "first-operators"]);
    expect(ctx.refusal("ask", [FIRST, "first"])).toBe(null);
    for (const name of [SECOND, "second"]) {
      expect(ctx.refusal("ask", ["first", name])).toBe(
        "You may not ask AWS or scan in second. An operator or an admin may.",
      );
    }
    expect(ctx.refusal("ask", ["nobody"])).toBe(null);
  });

  it("an account out of reach is no account", async () => {
    const { ctx } = await asked(["first-operators"]);
    expect(named(ctx)).toEqual(["first"]);
    expect(ctx.refusal("ask", [SECOND, "second"])).toBe(null);
    expect((await ctx.world.readOne(SECOND)).accounts).toEqual([]);
    expect((await ctx.stores.facts.accounts()).map(({ key }) => key)).toEqual(["first"]);
  });

  it("is not read, kept or written by a verb that forgot to refuse", async () => {
    const { ctx, whole } = await asked(["viewers", "first-operators"]);
    const [first, second] = whole.accounts();
    if (!first || !second) throw new Error("no accounts");
    const options = { expect: null } as const;
    expect(() => ctx.aws.readerFor(first, options)).not.toThrow();
    expect(() => ctx.aws.readerFor(second, options)).toThrow("out of reach");
    const keeping = { scanId: null, verdicts: "now" } as const;
    expect(() => ctx.keep({ account: second, accountId: SECOND }, keeping)).toThrow("out of reach");
    const watch = (account: string) => rowOf({ ...aWatch(), account }, 0);
    expect(await ctx.stores.watches.put(watch(FIRST), 0)).toBe(true);
    expect(() => ctx.stores.watches.put(watch(SECOND), 0)).toThrow("out of reach");
    await expect(
      ctx.stores.transaction(async (stores) => stores.watches.put(watch(SECOND), 0)),
    ).rejects.toThrow("out of reach");
    const doc = { kind: "other", id: "x", updatedAt: 0, body: "{}" };
    expect(() => ctx.stores.docs.put(doc, 0)).toThrow("out of reach");
  });

  it.each<[string, string, string | null]>([
    ["an account that is out of reach", FIRST, "account-configured-twice"],
    ["their own", SECOND, null],
  ])("learn whose an entry is beside every other: %s", async (_name, accountId, expected) => {
    const { ctx, whole } = await asked(["second-operators"]);
    const [first, second] = whole.accounts();
    if (!first || !second) throw new Error("no accounts");
    expect(() => ctx.learning([first.key])).toThrow("out of reach");
    const learn = await ctx.learning([second.key]);
    const told = await learn(second, async () => answer({ accountId, partition: "aws" }));
    expect(told.status === "failed" ? told.fault.cause : null).toBe(expected);
  });
});

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

it("who may do everything may also where an account is configured no more", async () => {
  const { ctx } = await asked(["admins"]);
  expect(await ctx.stores.acts.put(act("777788889999"), 0)).toBe(true);
  expect(() => ctx.act.actorFor(account("777788889999"), ana)).toThrow(NOTHING_DONE);
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
