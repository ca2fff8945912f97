import { afterEach, describe, expect, it } from "vitest";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import { proveDue, type Resting } from "@/lib/services/proofs/prove-due";
import { GATE } from "@/lib/stand-in/worlds/gated";
import { withApp } from "@/tests/support/an-app";
import { aProvingBench, proveConfig } from "@/tests/support/proving";
import { HUB } from "@/tests/support/scanned-world";
import { withEnvironment } from "@/tests/support/stand-in";

const OPUS = "anthropic.claude-opus-5";
const MORE = `requirements:
  - { name: assistant, models: [${OPUS}], regions: [us-east-1], routes: [us], prove: 24h }
  - { name: other, models: [anthropic.claude-sonnet-5], regions: [us-east-1] }
`;

type Bench = Awaited<ReturnType<typeof aProvingBench>>;
let open: Bench | null = null;
afterEach(async () => {
  await open?.bench.close();
  open = null;
});

const signal = new AbortController().signal;
const invocations = ({ control }: Bench) =>
  control.calls().filter(({ service }) => service === "bedrock-runtime");

/** A look at what is due, so many milliseconds from now. */
const dueIn = (bench: Bench) => {
  const resting: Resting = new Map();
  return (shift = 0) =>
    withEnvironment(bench.env, () =>
      withApp(async ({ ctx }) => {
        const later: Context = { ...ctx, now: () => ctx.now() + shift };
        const survey: Context["world"]["survey"] = async (...asked) => {
          const { outline, ...rest } = await ctx.world.survey(...asked);
          return { ...rest, outline: { ...outline, now: outline.now + shift } };
        };
        return proveDue({ ...later, world: { ...ctx.world, survey } }, signal, resting);
      }),
    );
};

describe("the schedule of a requirement", { timeout: 120_000 }, () => {
  it("tries the routes that it allows once a day, and nothing else does", async () => {
    const bench = await aProvingBench("all-ready", proveConfig({ more: MORE }));
    open = bench;
    await bench.bench.read([], bench.env);
    expect(invocations(bench)).toEqual([]);
    const due = dueIn(bench);
    expect(await due()).toBe(1);
    expect(invocations(bench)).toMatchObject([{ operation: "Converse", calls: 1 }]);
    expect(bench.control.writes().map(({ model }) => model)).toEqual([`us.${OPUS}`]);
    expect(await due(DAY_MS - 60_000)).toBe(0);
    expect(await due(DAY_MS + 60_000)).toBe(1);
    expect(invocations(bench)).toMatchObject([{ calls: 2 }]);
  });

  it("is kept to where it is longer than a proof is shown", async () => {
    const every = MORE.replace("24h", "14d");
    const bench = await aProvingBench("all-ready", proveConfig({ more: every }));
    open = bench;
    await bench.bench.read([], bench.env);
    const due = dueIn(bench);
    expect(await due()).toBe(1);
    expect(await due(8 * DAY_MS)).toBe(0);
    expect(await due(14 * DAY_MS - MINUTE_MS)).toBe(0);
    expect(await due(14 * DAY_MS + MINUTE_MS)).toBe(1);
  });

  it("is no time under a day", async () => {
    const bench = await aProvingBench(
      "all-ready",
      proveConfig({ more: MORE.replace("24h", "23h") }),
    );
    open = bench;
    const { code, err } = await bench.bench.scan([], bench.env);
    expect(code).toBe(3);
    expect(err).toContain("at most daily");
  });
});

describe("what comes to nothing", { timeout: 120_000 }, () => {
  const ALL = `requirements:
  - { name: all, models: ["anthropic.*"], regions: [us-east-1], prove: 24h }
`;
  const askedBefore = ({ control }: Bench) =>
    control
      .calls()
      .filter(({ operation }) => /AssumeRole|Availability/.test(operation))
      .reduce((sum, { calls }) => sum + calls, 0);

  it("is not asked about where the calls of the day are used", async () => {
    const bench = await aProvingBench("all-ready", proveConfig({ callsPerDay: 1, more: ALL }));
    open = bench;
    await bench.bench.read([], bench.env);
    const due = dueIn(bench);
    expect(await due()).toBe(1);
    const asked = askedBefore(bench);
    expect(await due(MINUTE_MS)).toBe(0);
    expect(askedBefore(bench)).toBe(asked);
  });

  it("rests 15 minutes: one failed role ends its account's round, and is not taken a minute later", async () => {
    const bench = await aProvingBench("all-ready", proveConfig({ more: ALL }));
    open = bench;
    await bench.bench.read([], bench.env);
    bench.control.addFaults({
      when: { operation: "AssumeRole" },
      fault: { kind: "error", name: "AccessDenied", status: 403, message: "not authorized" },
    });
    const due = dueIn(bench);
    const before = askedBefore(bench);
    expect(await due()).toBe(0);
    const once = askedBefore(bench) - before;
    expect(once).toBeGreaterThan(0);
    expect(once).toBeLessThan(5);
    expect(await due(14 * MINUTE_MS)).toBe(0);
    expect(askedBefore(bench)).toBe(before + once);
    expect(await due(16 * MINUTE_MS)).toBe(0);
    expect(askedBefore(bench)).toBe(before + 2 * once);
  });
});

describe("a proof that was tried while its agreement was new", { timeout: 120_000 }, () => {
  it("is provisional, and tried once more by itself when AWS had its 15 minutes", async () => {
    const bench = await aProvingBench("gated");
    open = bench;
    const agreement = { kind: "available", acceptedAgoMs: MINUTE_MS } as const;
    bench.control.given({ change: "access", models: [OPUS], agreement });
    await bench.bench.read([], bench.env);
    const at = ["--account", HUB, "--region", "us-east-1", "--format", "json"];
    const planned = await bench.run(["prove", ...at, "--model", OPUS, "--route", "us"]);
    const { proof, hash } = JSON.parse(planned.out);
    await bench.run(["prove", "confirm", proof, "--hash", hash, "--format", "json"]);
    const calls = () => invocations(bench).reduce((sum, one) => sum + one.calls, 0);
    expect(calls()).toBe(1);

    const due = dueIn(bench);
    bench.control.clearFaults(GATE);
    expect(await due()).toBe(0);
    expect(await due(14 * MINUTE_MS)).toBe(0);
    expect(await due(16 * MINUTE_MS)).toBe(1);
    expect(calls()).toBe(2);
    expect(await due(60 * MINUTE_MS)).toBe(0);
    const { readiness } = await bench.bench.read([], bench.env);
    const cell = readiness.cells.find(
      ({ modelId, region }) => modelId === OPUS && region === "us-east-1",
    );
    expect(cell?.state).toBe("ready");
  });
});
