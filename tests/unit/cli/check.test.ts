import { describe, expect, it } from "vitest";
import { pauseFor } from "@/lib/cli/check";
import type { RequirementWorld } from "@/lib/domain/requirement/world";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import { aCell, aRequirement, aWorld, SONNET } from "@/tests/unit/domain/requirement/worlds";
import { CELL, run, T0, world } from "./run-check";

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
