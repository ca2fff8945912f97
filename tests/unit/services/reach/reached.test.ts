import { describe, expect, it } from "vitest";
import type { Span } from "@/lib/domain/access/reach";
import type { Reading } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import { ok } from "@/lib/domain/result";
import type { Settings } from "@/lib/domain/settings";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { ScanControl } from "@/lib/services/ports/scans";
import type { StoredAccount } from "@/lib/services/ports/stores";
import { createClean } from "@/lib/services/reach/clean";
import { createKnownIds, type Ids } from "@/lib/services/reach/known-ids";
import { reachedBy } from "@/lib/services/reach/reached";
import { scansFor } from "@/lib/services/reach/scans";
import { scopeFor } from "@/lib/services/reach/scope";
import { settingsFor } from "@/lib/services/reach/settings";
import { aFault, anAccount, aRegion, readAt } from "@/tests/support/build-facts";
import { aRequirement } from "@/tests/unit/domain/requirement/worlds";

const PAY = "111122223333";
const LAB = "444455556666";
const BASE = "777788889999";
const refs: readonly AccountRef[] = [
  { key: "default", accountId: null, name: "base", access: { by: "default" } },
  {
    key: PAY,
    accountId: PAY,
    name: "payments-prod",
    access: { by: "role", roleArn: `arn:aws:iam::${PAY}:role/Read`, externalId: null },
  },
  { key: "profile:lab", accountId: null, name: "lab", access: { by: "profile", profile: "lab" } },
];
const KNOWN: Ids = new Map([
  ["default", BASE],
  ["profile:lab", LAB],
]);
const SETTINGS: Settings = {
  regions: null,
  requirements: [],
  accessPortal: null,
  scanIntervalMs: 1,
  retentionMs: 1,
  auditRetentionMs: 1,
  maskAccountIds: false,
  grants: [{ to: { by: "group", pattern: "lab-people" }, role: "admin", accounts: null }],
  actions: { enabled: false, kinds: [], secondPerson: false },
  prove: { enabled: false, callsPerDay: 50 },
};
const NO_SCANS: ScanControl = {
  start: async () => ok({ scanId: "none" }),
  cancel: async () => false,
  cancellable: () => ok([]),
  progress: () => null,
  running: () => [],
  look: () => undefined,
};
const by = (span: Span, ids = KNOWN) => reachedBy(span, { accounts: refs, others: [], ids });

describe("the accounts that are reached", () => {
  it.each<[string, Span, readonly string[]]>([
    ["all", "all", ["default", PAY, "profile:lab"]],
    ["an id of the configuration", [PAY], [PAY]],
    ["an id that only the store knows", [BASE], ["default"]],
    ["a name", ["lab"], ["profile:lab"]],
    ["a pattern", ["*-prod", "la*"], [PAY, "profile:lab"]],
    ["no key of an entry", ["default", "profile:lab"], []],
    ["none", [], []],
  ])("%s", (_name, span, keys) => {
    expect(by(span).refs.map(({ key }) => key)).toEqual(keys);
  });

  it("are found by id, name and key, and the others are not", () => {
    const reached = by(["lab"]);
    expect([LAB, "lab", "profile:lab"].map((name) => reached.find(name)?.key)).toEqual([
      "profile:lab",
      "profile:lab",
      "profile:lab",
    ]);
    expect([PAY, "payments-prod", "default", BASE, ""].map(reached.find)).toEqual(
      Array.from({ length: 5 }, () => null),
    );
    expect([LAB, "profile:lab", PAY, BASE, "default"].map(reached.has)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it("an id that nobody knows yet reaches nothing", () => {
    expect(by([BASE], new Map()).refs).toEqual([]);
  });

  it("have the same name where they are the same, and another where anything is", () => {
    expect(by([PAY]).name).toBe(by(["payments-*"]).name);
    expect(by([PAY]).name).not.toBe(by([PAY], new Map([["default", LAB]])).name);
    expect(by([PAY]).name).not.toBe(by(["lab"]).name);
  });
});

describe("an account that is called as another", () => {
  const called = (name: string) =>
    reachedBy([PAY], {
      accounts: refs.map((ref) => (ref.key === PAY ? { ...ref, name } : ref)),
      others: [],
      ids: KNOWN,
    });
  const scope = { accounts: null, regions: null, models: null };

  it.each([
    ["by its id", LAB],
    ["by its id that is not configured", "999900001111"],
    ["by its entry's key", "profile:lab"],
    ["by its entry's key, without a name of its own", "default"],
  ])("%s is not found by that", (_name, name) => {
    const reached = called(name);
    expect(reached.refs.map(({ key }) => key)).toEqual([PAY]);
    expect(reached.find(name)).toBeNull();
    expect(reached.find(PAY)?.key).toBe(PAY);
    expect(scopeFor({ ...scope, accounts: [name] }, reached)).toBeNull();
    const requirements = [aRequirement({ name: "others", accounts: [name] })];
    expect(settingsFor({ ...SETTINGS, requirements }, reached).requirements).toEqual([]);
  });

  it.each([
    ["another's id is none", called(LAB), [LAB], []],
    ["another's id besides its own is none", called(LAB), [PAY, LAB], [PAY]],
    ["its name is its entry's key", by(["lab"]), ["lab"], ["profile:lab"]],
    ["nothing is all that are reached", by(["lab"]), null, ["profile:lab"]],
  ])("where scans are to look, %s", (_name, reached, accounts, expected) => {
    const looked: unknown[] = [];
    const scans: ScanControl = { ...NO_SCANS, look: (at) => void looked.push(at.accounts) };
    scansFor(scans, reached).look({ accounts, region: null, modelId: null });
    expect(looked).toEqual([expected]);
  });
});

describe("ids that only the store knows", () => {
  const row = (key: string, accountId: string | null): StoredAccount => ({
    key,
    accountId,
    name: null,
    partition: "aws",
    facts: anAccount(),
    updatedAt: 0,
    version: 1,
  });

  it("are looked for after a second, read where the store moved, and the same object while they say the same", async () => {
    const store = { rows: [row("default", null)], reads: 0, now: 0, version: "1" };
    const known = createKnownIds(
      {
        async accounts() {
          store.reads += 1;
          return store.rows;
        },
        version: async () => store.version,
      },
      () => store.now,
    );
    const first = await known.refresh();
    store.now = 999;
    await Promise.all([known.refresh(), known.refresh()]);
    expect(store.reads).toBe(1);
    store.now = 1_000;
    expect(await known.refresh()).toBe(first);
    expect(store.reads).toBe(1);
    store.version = "2";
    store.now = 2_000;
    expect(await known.refresh()).toBe(first);
    expect(store.reads).toBe(2);
    store.rows = [row("default", BASE)];
    store.version = "3";
    store.now = 3_000;
    expect(await known.refresh()).toEqual(new Map([["default", BASE]]));
    expect(known.current()).not.toBe(first);
  });
});

describe("what names other accounts", () => {
  const clean = createClean(by([PAY]));
  const fault = (message: string, over: Partial<Fault> = {}): Reading<never> => ({
    status: "failed",
    last: null,
    fault: aFault("AccessDeniedException", { message, ...over }),
  });

  it("is taken out of faults, and its own id stays", () => {
    const facts = anAccount({
      identity: fault(
        `User: arn:aws:iam::${BASE}:user/x may not assume arn:aws:iam::${PAY}:role/Read`,
      ),
      entitlements: { "agmt-1": fault(`of ${LAB}`), "agmt-2": readAt([]) },
    });
    const told = JSON.stringify(clean.account(facts));
    expect(told).toContain(`arn:aws:iam::************:user/x may not assume arn:aws:iam::${PAY}`);
    expect(told).not.toContain(BASE);
    expect(told).not.toContain(LAB);
  });

  it("is taken out of what is said of an entry that is there twice", () => {
    const twice = (name: string) =>
      fault(`This entry is the same account as ${name}: ${BASE}.`, {
        cause: "account-configured-twice",
      });
    expect(JSON.stringify(clean.account(anAccount({ identity: twice("base") })))).not.toMatch(
      new RegExp(`base|${BASE}`),
    );
  });

  it("leaves what names nobody as the very same object", () => {
    const account = anAccount({ identity: fault("Not allowed."), forms: {} });
    const region = aRegion({ models: fault("Not allowed by 123456789012.") });
    expect(clean.account(account)).toBe(account);
    expect(clean.region(region)).toBe(region);
    const named = aRegion({ models: fault(`Not allowed by ${LAB}.`) });
    expect(clean.region(named)).not.toBe(named);
    expect(clean.region(named)).toBe(clean.region(named));
  });

  it.each<[string, unknown, unknown]>([
    ["a text", `of ${LAB}`, `of ${"*".repeat(12)}`],
    ["its own id", `of ${PAY}`, `of ${PAY}`],
    [
      "texts and names in whatever depth",
      { ok: true, value: [{ [LAB]: `by ${BASE}`, at: 1 }, null] },
      { ok: true, value: [{ ["*".repeat(12)]: `by ${"*".repeat(12)}`, at: 1 }, null] },
    ],
    [
      "the name of an entry that is there twice",
      { fault: { cause: "account-configured-twice", message: "the same account as base" } },
      { fault: { message: expect.not.stringContaining("base") } },
    ],
  ])("is taken out of an answer: %s", (_name, answer, expected) => {
    const before = JSON.stringify(answer);
    const told = clean.shown(answer);
    expect({ told }).toMatchObject({ told: expected });
    expect(JSON.stringify(answer)).toBe(before);
  });

  it("a longer number is no account id", () => {
    expect(clean.text(`${LAB}0 ${LAB}`)).toBe(`${LAB}0 ${"*".repeat(12)}`);
  });
});

describe("scopes and settings", () => {
  const scope = { accounts: null, regions: ["eu-west-1"], models: null };

  it.each([
    ["a scan of everything", null, null],
    ["one of a reached account", [PAY], [PAY]],
    ["one of several", [LAB, PAY], [PAY]],
  ])("%s is about them", (_name, accounts, expected) => {
    expect(scopeFor({ ...scope, accounts }, by([PAY]))).toEqual({ ...scope, accounts: expected });
  });

  it("a scan of others is not about them", () => {
    expect(scopeFor({ ...scope, accounts: [LAB, BASE] }, by([PAY]))).toBe(null);
  });

  it("requirements are those about the accounts that are reached, and no grant is told", () => {
    const requirements = [
      aRequirement({ name: "all" }),
      aRequirement({ name: "both", accounts: ["lab", "payments-prod", "nobody"] }),
      aRequirement({ name: "others", accounts: [LAB, "base"] }),
    ];
    const told = settingsFor({ ...SETTINGS, requirements }, by([PAY]));
    expect(told.requirements.map(({ name, accounts }) => [name, accounts])).toEqual([
      ["all", null],
      ["both", ["payments-prod"]],
    ]);
    expect(told.grants).toEqual([]);
  });
});
