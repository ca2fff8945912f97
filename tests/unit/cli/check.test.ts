import { describe, expect, it } from "vitest";
import { beforeCheck, type CheckDeps, type CheckScope, check, pauseFor } from "@/lib/cli/check";
import { askedOf } from "@/lib/domain/requirement/line-history";
import { NO_HISTORY, type SinceOf } from "@/lib/domain/requirement/line-since";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { RequirementWorld } from "@/lib/domain/requirement/world";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import {
  ACCOUNT,
  aCell,
  aRequirement,
  aWorld,
  SONNET,
} from "@/tests/unit/domain/requirement/worlds";

const T0 = Date.UTC(2026, 10, 22);
const CELL = `${SONNET}@eu-west-1`;

type Given = {
  worlds?: readonly RequirementWorld[];
  requirements?: readonly Requirement[];
  mask?: boolean;
  ended?: "not whole" | "cancelled";
  since?: SinceOf;
};

/** Runs a check over one world after another; the last one stays. Time passes only by sleeping. */
async function run(args: readonly string[], given: Given = {}) {
  const worlds = given.worlds ?? [aWorld([aCell()])];
  const seen = { out: "", err: "", scopes: [] as CheckScope[], slept: [] as number[], now: T0 };
  const deps: CheckDeps = {
    requirements: given.requirements ?? [],
    maskAccountIds: given.mask ?? false,
    readCells: async (scope) => {
      const world = worlds[Math.min(seen.scopes.length, worlds.length - 1)] ?? aWorld([]);
      seen.scopes.push(scope);
      const why = given.ended === undefined ? null : `The scan was ${given.ended}.`;
      return { ...world, why, isCancelled: given.ended === "cancelled" };
    },
    readSince: async () => given.since ?? NO_HISTORY,
    now: () => seen.now,
    sleep: async (ms) => {
      seen.slept.push(ms);
      seen.now += ms;
    },
    out: (text) => {
      seen.out += text;
    },
    err: (text) => {
      seen.err += text;
    },
  };
  const begun = beforeCheck(args, deps);
  const code = "exitCode" in begun ? begun.exitCode : await check(begun.flags, deps);
  return { code, ...seen };
}

const world = (...cells: Parameters<typeof aCell>[0][]) => aWorld(cells.map((cell) => aCell(cell)));

describe("what needs neither configuration nor AWS", () => {
  it.each([
    ["help", ["--help"], 0],
    ["an unknown flag", ["--what"], 3],
    ["a format that is not known", ["--format", "xml"], 3],
    ["a wait that is no duration", ["--wait", "soon"], 3],
  ])("%s opens nothing", async (_name, args, code) => {
    const said = await run(args);
    expect(said.code).toBe(code);
    expect(said.scopes).toEqual([]);
    expect(said.out + said.err).not.toBe("");
  });
});

describe("the exit code", () => {
  it.each<[string, readonly RequirementWorld[], number]>([
    ["0 when all is ready", [world({})], 0],
    ["1 when something is blocked", [world({ state: "blocked" })], 1],
    ["1 when nobody accepted the offer", [world({ state: "inactive" })], 1],
    ["1 when AWS is still working", [world({ state: "pending" })], 1],
    ["1 when the model is not offered", [world({ state: "not_offered", routes: [] })], 1],
    ["2 when it could not be told", [world({ state: "unknown", routes: [] })], 2],
    ["2 when no Region was read", [aWorld([])], 2],
  ])("%s", async (_name, worlds, expected) => {
    expect((await run([CELL], { worlds })).code).toBe(expected);
  });

  it.each<[string, Parameters<typeof aCell>[0], number]>([
    ["0 by the profile of the geography", {}, 0],
    ["0 on demand in a Region of it", { routes: ["on-demand"] }, 0],
    ["1 where only the global profile is open", { routes: ["global"] }, 1],
    ["2 where the profiles were not read", { routes: ["global"], unreadRoutes: ["profiles"] }, 2],
  ])("of a policy is %s", async (_name, cell, expected) => {
    const requirements = [aRequirement({ name: "EU", routes: { within: "eu" } })];
    const said = await run(["EU"], { worlds: [world(cell)], requirements });
    expect(said.code).toBe(expected);
    const words = ["  by ", "required is within eu", "a route within eu in eu-west-1 was not read"];
    expect(said.out).toContain(words[expected]);
  });

  it("is 1, not 2, when one is not ready and another could not be told", async () => {
    const mixed = world(
      { state: "unknown", routes: [] },
      { account: "444455556666", state: "pending" },
    );
    expect((await run([CELL], { worlds: [mixed] })).code).toBe(1);
  });

  it.each([
    ["while a list failed", "failed" as const, 2],
    ["once every list was read", "read" as const, 1],
  ])("of a model that no list shows, %s", async (_name, lists, expected) => {
    const worlds = [aWorld([aCell()], { "us-east-1": lists })];
    expect((await run(["vendor.nowhere@eu-west-1"], { worlds })).code).toBe(expected);
  });
});

describe("wrong usage", () => {
  it.each<[string, readonly string[], string]>([
    ["nothing to check", [], "add requirements to readiness.yaml"],
    ["a name that is not configured", ["Search"], '"Search" is no requirement'],
    ["a Region that is none", [`${SONNET}@mars`], '"mars" is no Region'],
    ["a model that is none", ["<x>@eu-west-1"], "is no model id"],
    ["an empty model", ["@eu-west-1"], "is no model id"],
    ["an unknown format", [CELL, "--format", "xml"], "Use one of table, json, junit, github"],
    ["a wait without a unit", [CELL, "--wait", "20"], "such as 20m"],
    ["an unknown flag", [CELL, "--wat"], "See check --help"],
  ])("%s is 3 and says what to do, without a scan", async (_name, args, text) => {
    const { code, err, out, scopes } = await run(args);
    expect({ code, out, scopes }).toEqual({ code: 3, out: "", scopes: [] });
    expect(err).toContain(text);
  });

  it("names every problem at once, and the names there are", async () => {
    const { err } = await run(["Search", `${SONNET}@mars`], { requirements: [aRequirement()] });
    expect(err).toContain('The configuration has "Payments assistant"');
    expect(err).toContain('"mars" is no Region');
  });
});

describe("what is checked", () => {
  const requirements = [aRequirement(), aRequirement({ name: "Search", regions: ["us-east-1"] })];

  it("is every requirement of the file when none is named", async () => {
    const { scopes } = await run([], { requirements });
    expect(scopes).toEqual([{ regions: ["eu-west-1", "us-east-1"] }]);
  });

  it("is only what is named, and is not kept when told so", async () => {
    const { scopes } = await run(["Search", "--no-store"], { requirements });
    expect(scopes).toEqual([{ regions: ["us-east-1"] }]);
  });

  it("is every Region when a requirement leaves them open", async () => {
    const { scopes } = await run([], { requirements: [aRequirement({ regions: null })] });
    expect(scopes[0]?.regions).toBeNull();
  });

  it("is looked for in every Region when the required ones do not list it", async () => {
    const { code, scopes } = await run(["vendor.nowhere@eu-west-1"]);
    expect(scopes.map(({ regions }) => regions)).toEqual([["eu-west-1"], null]);
    expect(code).toBe(1);
  });

  it("may be a name with an @ in it", async () => {
    const { code } = await run(["team@home"], {
      requirements: [aRequirement({ name: "team@home" })],
    });
    expect(code).toBe(0);
  });
});

describe("--wait", () => {
  const pending = world({ state: "pending" });

  it("looks again until all is ready", async () => {
    const { code, slept, out } = await run([CELL, "--wait", "20m"], {
      worlds: [pending, pending, world({})],
    });
    expect({ code, slept }).toEqual({ code: 0, slept: [15 * SECOND_MS, 15 * SECOND_MS] });
    expect(out).toContain("1 of 1 requirement is met.");
  });

  it("answers at once when waiting opens nothing", async () => {
    const { code, slept } = await run([CELL, "--wait", "20m"], {
      worlds: [world({ state: "blocked" })],
    });
    expect({ code, slept }).toEqual({ code: 1, slept: [] });
  });

  it("waits for what could not be read as well", async () => {
    const worlds = [world({ state: "unknown", routes: [] }), world({})];
    expect((await run([CELL, "--wait", "1m"], { worlds })).code).toBe(0);
  });

  it("ends at its limit and never sleeps past it", async () => {
    const { code, slept, now } = await run([CELL, "--wait", "40s"], { worlds: [pending] });
    expect(code).toBe(1);
    expect(slept).toEqual([15 * SECOND_MS, 15 * SECOND_MS, 10 * SECOND_MS]);
    expect(now).toBe(T0 + 40 * SECOND_MS);
  });

  it.each([
    [2 * MINUTE_MS - 1, 15 * SECOND_MS],
    [2 * MINUTE_MS, 30 * SECOND_MS],
  ])("after %d ms pauses %d ms", (elapsed, expected) => {
    expect(pauseFor(elapsed)).toBe(expected);
  });
});

describe("the formats", () => {
  const blocked = { worlds: [world({ state: "blocked" })] };

  it("table says what stands in the way", async () => {
    const { out } = await run([CELL], blocked);
    expect(out).toBe(
      `${CELL}: not met\n  not met         ${CELL} (${ACCOUNT})  FTUFormNotFilled: The form is missing.\n\n0 of 1 requirement is met.\n`,
    );
  });

  it("table names the routes of what is met", async () => {
    expect((await run([CELL])).out).toContain("by eu, global");
  });

  it("json carries the exit code and every finding", async () => {
    const parsed = JSON.parse((await run([CELL, "--format", "json"], blocked)).out);
    expect(parsed).toMatchObject({
      schemaVersion: 1,
      complete: true,
      exitCode: 1,
      requirements: [
        { outcome: "not_met", cells: [{ code: "FTUFormNotFilled", state: "blocked" }] },
      ],
    });
  });

  const HOUR_AGO = T0 - HOUR_MS;
  const required = aRequirement({ name: "EU", models: [SONNET] });
  it.each<[string, RequirementWorld, SinceOf, string | null]>([
    [
      "a cell, as the history of cells has it",
      blocked.worlds[0] ?? aWorld([]),
      {
        ...NO_HISTORY,
        cell: () => ({ state: "blocked", code: "FTUFormNotFilled", at: HOUR_AGO }),
      },
      "2026-11-21T23:00:00.000Z",
    ],
    [
      "a cell, as the history of lines has it",
      world({}),
      { ...NO_HISTORY, line: () => ({ state: "met", asked: askedOf(required), at: HOUR_AGO }) },
      "2026-11-21T23:00:00.000Z",
    ],
    ["a cell of which nothing was kept: null", world({}), NO_HISTORY, null],
    [
      "a problem in the place of cells",
      aWorld([aCell({ region: "us-east-1" })], { "eu-west-1": "off" }),
      { ...NO_HISTORY, line: () => ({ state: "not_met", asked: askedOf(required), at: HOUR_AGO }) },
      "2026-11-21T23:00:00.000Z",
    ],
  ])("json tells since when of %s", async (_name, seen, since, expected) => {
    const requirements = [required];
    const { out } = await run(["EU", "--format", "json"], { worlds: [seen], requirements, since });
    const [{ cells, problems }] = JSON.parse(out).requirements;
    expect([...cells, ...problems].map((one) => one.since)).toEqual([expected]);
  });

  it("junit makes a failure of what is not met and an error of what could not be told", async () => {
    const mixed = world(
      { state: "blocked" },
      { account: "444455556666", state: "unknown", routes: [] },
      { account: "777788889999" },
    );
    const { out } = await run([CELL, "--format", "junit"], { worlds: [mixed] });
    expect(out).toContain('tests="3" failures="1" errors="1"');
    expect(out).toContain('<failure type="FTUFormNotFilled" message="The form is missing.">');
    expect(out).toContain('<error type="could_not_tell"');
  });

  it("github makes annotations that no text can break out of", async () => {
    const requirements = [aRequirement({ name: "a:b,c\n::set-env" })];
    const { out } = await run(["--format", "github"], { ...blocked, requirements });
    expect(out).toContain("::error title=a%3Ab%2Cc%0A%3A%3Aset-env%3A not met::");
    expect(out.split("\n")).toHaveLength(3);
  });

  it.each(["not whole", "cancelled"] as const)(
    "lets nothing pass by a scan that was %s, and says so",
    async (ended) => {
      const said = await run([CELL, "--format", "json"], { ended });
      expect(said.code).toBe(2);
      expect(JSON.parse(said.out)).toMatchObject({ complete: false, exitCode: 2 });
      expect(said.err).toContain(`The scan was ${ended}.`);
      expect((await run([CELL], { ended })).out).toContain(`The scan was ${ended}.`);
    },
  );

  it("waits for nothing more once somebody cancelled its scan", async () => {
    const waiting = { worlds: [world({ state: "pending" })] };
    const flags = [CELL, "--wait", "1m"];
    expect((await run(flags, { ...waiting, ended: "cancelled" })).slept).toEqual([]);
    expect((await run(flags, { ...waiting, ended: "not whole" })).slept).not.toEqual([]);
  });

  it.each(["table", "json", "junit", "github"])(
    "%s hides account ids when told to",
    async (format) => {
      const { out } = await run([CELL, "--format", format], { ...blocked, mask: true });
      expect(out).not.toContain(ACCOUNT);
      expect(out).toContain("********3333");
    },
  );
});
