import { afterEach, describe, expect, it } from "vitest";
import type { Grant } from "@/lib/domain/access/grants";
import type { Caller } from "@/lib/domain/access/rights";
import { ok, type Result } from "@/lib/domain/result";
import { EVERYTHING, type ScanScope } from "@/lib/domain/scan-scope";
import { rowOf } from "@/lib/services/agreements/watch-docs";
import type { Context } from "@/lib/services/context";
import { createContextFor } from "@/lib/services/reach/context-for";
import { contextWith, PAUSES } from "@/tests/support/a-context";
import {
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
];

const REQUEST = { requestId: "r", address: null, session: null };

type Started = { scopes: ScanScope[]; cancelled: number };

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
  const started: Started = { scopes: [], cancelled: 0 };
  const whole = contextWith(made.ctx, {
    settings: () => ({ ...made.ctx.settings(), grants: GRANTS }),
    scans: {
      ...made.scanner,
      start: async (_trigger, scope) => {
        started.scopes.push(scope);
        return ok({ scanId: "s" });
      },
      cancel: async () => {
        started.cancelled += 1;
        return true;
      },
      scopes: () => running,
    },
  });
  const contextFor = createContextFor(whole, { buildId: "build", pauses: PAUSES });
  const caller: Caller = aPerson({ groups });
  return { ctx: await contextFor(caller, REQUEST), started, whole };
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
    const { ctx, started } = await asked(groups, { running });
    expect(ctx.scans.cancelRefusal()?.code ?? null).toBe(code);
    if (code === null) expect(await ctx.scans.cancel()).toBe(true);
    else expect(ctx.scans.cancel).toThrow("out of reach");
    expect(started.cancelled).toBe(code === null ? 1 : 0);
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
    expect(ctx.scans.cancelRefusal()?.code).toBe("NOT_YOURS");
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
});

describe("acts", () => {
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
