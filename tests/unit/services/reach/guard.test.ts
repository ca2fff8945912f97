import { describe, expect, it } from "vitest";
import { ok } from "@/lib/domain/result";
import { EVERYTHING, type ScanScope } from "@/lib/domain/scan-scope";
import { rowOf } from "@/lib/services/watches/watch-docs";
import { answer, FIRST, SECOND } from "@/tests/support/scans/world";
import { aWatch } from "@/tests/support/watches/watch";
import {
  account,
  act,
  ana,
  asked,
  closesWorlds,
  NOTHING_DONE,
  NOTHING_FIRST,
  named,
  refused,
} from "./guarded";

closesWorlds();

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

it("who may do everything may also where an account is configured no more", async () => {
  const { ctx } = await asked(["admins"]);
  expect(await ctx.stores.acts.put(act("777788889999"), 0)).toBe(true);
  expect(() => ctx.act.actorFor(account("777788889999"), ana)).toThrow(NOTHING_DONE);
});
