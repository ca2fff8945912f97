import { describe, expect, it } from "vitest";
import { askedOf } from "@/lib/domain/requirement/line-history";
import { NO_HISTORY, type SinceOf } from "@/lib/domain/requirement/line-since";
import type { RequirementWorld } from "@/lib/domain/requirement/world";
import { HOUR_MS } from "@/lib/domain/time";
import {
  ACCOUNT,
  aCell,
  aRequirement,
  aWorld,
  SONNET,
} from "@/tests/unit/domain/requirement/worlds";
import { CELL, run, T0, world } from "./run-check";

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
