import { afterEach, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import { proveDue } from "@/lib/services/proofs/prove-due";
import { withApp } from "@/tests/support/an-app";
import { aProvingBench, proveConfig } from "@/tests/support/proving";
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

describe("the schedule of a requirement", { timeout: 120_000 }, () => {
  it("tries the routes that it allows once a day, and nothing else does", async () => {
    const bench = await aProvingBench("all-ready", proveConfig({ more: MORE }));
    open = bench;
    await bench.bench.read([], bench.env);
    expect(invocations(bench)).toEqual([]);
    const due = (shift = 0) =>
      withEnvironment(bench.env, () =>
        withApp(async ({ ctx }) => {
          const later: Context = { ...ctx, now: () => ctx.now() + shift };
          const world = await ctx.world.read();
          const at = { ...world, now: world.now + shift };
          return proveDue({ ...later, world: { ...ctx.world, read: async () => at } }, signal);
        }),
      );
    expect(await due()).toBe(1);
    expect(invocations(bench)).toMatchObject([{ operation: "Converse", calls: 1 }]);
    expect(bench.control.writes().map(({ model }) => model)).toEqual([`us.${OPUS}`]);
    expect(await due(DAY_MS - 60_000)).toBe(0);
    expect(await due(DAY_MS + 60_000)).toBe(1);
    expect(invocations(bench)).toMatchObject([{ calls: 2 }]);
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
