import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aBench, type Bench } from "@/tests/support/stand-in";
import { answer } from "./gate";
import { elementsOf } from "./xml";

const LONG_MS = 90_000;
const LITE = "amazon.nova-lite-v1:0";
const JAMBA = "ai21.jamba-1-5-large-v1:0";
const NOWHERE = "vendor.nowhere-v1:0@us-east-1";
const AVAILABILITY = "GetFoundationModelAvailability";

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: "all-ready" });
});
beforeEach(() => bench.standIn.control.reset());
afterAll(() => bench.close());

const close = (model: string) =>
  bench.standIn.control.given({
    change: "access",
    models: [model],
    authorization: "NOT_AUTHORIZED",
  });
const hide = (model: string) =>
  bench.standIn.control.addFaults({
    when: { operation: AVAILABILITY, model },
    fault: { kind: "deny", by: "identity-policy" },
  });
const hideList = (region: string) =>
  bench.standIn.control.addFaults({
    when: { operation: "ListFoundationModels", region },
    fault: { kind: "deny", by: "identity-policy" },
  });

const check = (...args: readonly string[]) => answer(bench, ["check", "--no-store", ...args]);

describe("the exit code", () => {
  it.each<[string, readonly string[], () => void, number, RegExp]>([
    ["0: all is ready", [`${LITE}@us-east-1`], () => undefined, 0, /1 of 1 requirement is met/],
    ["1: not ready", [`${JAMBA}@us-east-1`], () => close(JAMBA), 1, /NotAuthorized: /],
    ["1: not offered there", [`${JAMBA}@eu-west-1`], () => undefined, 1, /not met/],
    ["2: not told", [`${LITE}@us-east-1`], () => hide(LITE), 2, /AccessDeniedException: /],
    [
      "1 goes before 2",
      [`${LITE}@us-east-1`, `${JAMBA}@us-east-1`],
      () => {
        hide(LITE);
        close(JAMBA);
      },
      1,
      /could not tell/,
    ],
    [
      "1: no list shows it, and all were read",
      [NOWHERE],
      () => undefined,
      1,
      /No list that was read/,
    ],
    [
      "2: no list shows it, and one was not read",
      [NOWHERE],
      () => hideList("eu-west-1"),
      2,
      /the lists of eu-west-1 were not read/,
    ],
    [
      "2: its region's list was not read",
      [`${LITE}@us-east-1`],
      () => hideList("us-east-1"),
      2,
      /could not tell/,
    ],
  ])(
    "%s",
    async (_name, args, weather, expected, says) => {
      weather();
      const { code, out } = await check(...args);
      expect(out).toMatch(says);
      expect(code).toBe(expected);
    },
    LONG_MS,
  );

  it.each<[string, string, () => void, object]>([
    [
      "a list that is refused, by its Region",
      "us-east-1",
      () => {
        hideList("us-east-1");
        hideList("eu-west-1");
      },
      {
        code: "AccessDeniedException",
        cause: "iam-identity-policy-missing",
        owner: "iam-admin",
        message: expect.stringContaining("were not read. us-east-1 of 111122223333: "),
      },
    ],
    [
      "a key that is refused, by its account",
      "eu-west-1",
      () => undefined,
      {
        code: "IncompleteSignature",
        cause: "signature-mismatch",
        owner: "caller-credentials",
        message: expect.stringContaining("were not read. eu-west-1 of default: "),
      },
    ],
  ])("2 tells why nothing could be read: %s", async (_name, region, weather, expected) => {
    weather();
    const env = region === "eu-west-1" ? { AWS_SECRET_ACCESS_KEY: "bad" } : {};
    const args = ["check", "--no-store", "--format", "json", `vendor.nowhere-v1:0@${region}`];
    const { code, out } = await answer(bench, args, undefined, env);
    expect(code).toBe(2);
    expect(JSON.parse(out).requirements[0].problems).toMatchObject([expected]);
  });

  it.each<[string, readonly string[], string, RegExp]>([
    ["a name that is none", ["Search"], "", /"Search" is no requirement.*written model@region/],
    ["a Region that is none", [`${LITE}@mars-1`], "", /"mars-1" is no Region. Write a code such/],
    ["a format that is none", ["--format", "xml"], "", /Use one of table, json, junit, github/],
    ["a wait without a unit", ["--wait", "20"], "", /Write a number and s, m or h, such as 20m/],
    [
      "nothing to check",
      [],
      "",
      /Name cells as model@region, or add requirements to readiness.yaml/,
    ],
    ["a flag that is none", ["--wat"], "", /'--wat'.*See check --help/],
    [
      "a configuration with a mistake",
      [],
      "regions: [mars-1]\n",
      /readiness.yaml:1: regions.0 is not/,
    ],
  ])("3: %s, and nothing is asked", async (_name, args, config, says) => {
    const { code, out, err } = await answer(bench, ["check", ...args], config);
    expect(err).toMatch(says);
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(bench.standIn.control.calls()).toEqual([]);
  });
});

const NASTY = 'Search & "rescue" <prod>, 50%: all';
const REQUIREMENTS = `regions: [us-east-1]
requirements:
  - { name: Payments, models: ["${LITE}"], regions: [us-east-1] }
  - { name: '${NASTY}', models: ["${JAMBA}"], regions: [us-east-1] }
`;

describe("the formats", () => {
  const run = async (format: string, keeps: readonly string[] = ["--no-store"]) => {
    close(JAMBA);
    const args = ["check", ...keeps, "--format", format];
    const { code, out, err } = await answer(bench, args, REQUIREMENTS);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    return out;
  };

  it("a table for people", async () => {
    const lines = (await run("table")).split("\n");
    expect(lines).toContain("Payments: met");
    expect(lines).toContain(`${NASTY}: not met`);
    expect(lines).toContain("1 of 2 requirements are met.");
  });

  it("JSON", async () => {
    const report = JSON.parse(await run("json"));
    expect(report).toMatchObject({ schemaVersion: 1, complete: true, exitCode: 1 });
    expect(report.requirements).toMatchObject([
      { name: "Payments", outcome: "met", cells: [{ since: null }] },
      { name: NASTY, outcome: "not_met", cells: [{ code: "NotAuthorized", state: "blocked" }] },
    ]);
  });

  it("JSON, by a store with since when", async () => {
    const begunAt = Date.now();
    const report = JSON.parse(await run("json", []));
    const times = report.requirements.flatMap(({ cells }: { cells: { since: string }[] }) =>
      cells.map(({ since }) => Date.parse(since)),
    );
    expect(times).toHaveLength(2);
    for (const at of times) {
      expect(at).toBeGreaterThanOrEqual(begunAt);
      expect(at).toBeLessThanOrEqual(Date.now());
    }
  });

  it("JUnit, well formed whatever a name holds", async () => {
    const elements = elementsOf(await run("junit"));
    const named = (name: string) => elements.filter((element) => element.name === name);
    expect(named("testsuites")[0]?.attributes).toMatchObject({ tests: "2", failures: "1" });
    expect(named("testsuite").map(({ attributes }) => attributes.name)).toEqual([
      "Payments",
      NASTY,
    ]);
    expect(named("testcase")).toHaveLength(2);
    expect(named("failure").map(({ attributes }) => attributes.type)).toEqual(["NotAuthorized"]);
  });

  it("GitHub annotations, one a line", async () => {
    const lines = (await run("github")).trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^::error title=Search & "rescue" <prod>%2C 50%25%3A all%3A not met::ai21\.jamba.* NotAuthorized: /,
    );
    expect(lines[1]).toBe("1 of 2 requirements are met.");
  });
});

describe("--wait", () => {
  const pending = (ends: "complete" | "never" | "fails") => {
    const inMs = 6_000;
    const end = {
      complete: { how: "complete", inMs },
      never: { how: "never" },
      fails: { how: "entitlement-fails", inMs, reason: "INVALID_PAYMENT_INSTRUMENT" },
    } as const;
    bench.standIn.control.given({
      change: "access",
      models: [JAMBA],
      agreement: { kind: "pending", acceptedAgoMs: 1_000, ends: end[ends] },
    });
  };
  const wait = (limit: string) => check(`${JAMBA}@us-east-1`, "--wait", limit);

  it.each<["complete" | "fails", number, RegExp]>([
    ["complete", 0, /met.*by on-demand/],
    ["fails", 1, /MPAgreementFailed/],
  ])(
    "ends when the agreement does: %s is %i at the next look, 15 s later",
    async (ends, expected, says) => {
      pending(ends);
      const { code, out, err, ms } = await wait("10m");
      expect(out).toMatch(says);
      expect(code).toBe(expected);
      expect(err).toBe("Not settled yet. Looking again in 15 s.\n");
      expect(ms).toBeLessThan(45_000);
    },
    LONG_MS,
  );

  it(
    "ends at its limit",
    async () => {
      pending("never");
      const { code, out, err } = await wait("2s");
      expect(out).toMatch(/waiting.*MPAgreementBeingCreated/);
      expect(code).toBe(1);
      // The first look alone may take so long, and AWS's clock, by which the limit is told, be measured anew meanwhile.
      expect(err).toMatch(/^(Not settled yet. Looking again in [12] s.\n)*$/);
    },
    LONG_MS,
  );

  it("does not wait for what waiting does not open", async () => {
    close(JAMBA);
    const { code, err } = await wait("10m");
    expect({ code, err }).toEqual({ code: 1, err: "" });
  });
});

describe("a required route whose token quota is 0", () => {
  const SONNET = "anthropic.claude-sonnet-4-6";
  const zero = () =>
    bench.standIn.control.given({
      change: "quota",
      names: ["Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6"],
      regions: ["eu-west-1"],
      applied: { kind: "value", value: 0 },
    });
  const requiring = (route: string) =>
    `regions: [eu-west-1]\nrequirements:\n  - { name: Chat, models: [${SONNET}], routes: [${route}] }\n`;

  it.each([
    ["eu", 1, /not met .*Closed in eu-west-1 by eu: Token quota is 0\./],
    ["global", 0, /met .*by global/],
  ])(
    "%s: exit %i",
    async (route, code, text) => {
      zero();
      const said = await answer(bench, ["check", "--no-store"], requiring(route));
      expect(said.out).toMatch(text);
      expect(said.code).toBe(code);
    },
    LONG_MS,
  );
});
