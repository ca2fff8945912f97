import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/domain/time";
import { onSqlite } from "@/tests/contract/db/databases";
import { available, CLAUDE, NOW, readAt } from "@/tests/support/build-facts";
import { factsAt, filled } from "./filled";

describe("reading the world", () => {
  const database = onSqlite();

  it("is shared by all who ask while it is being read", async () => {
    const { ctx } = await filled(database);
    const worlds = await Promise.all([1, 2, 3, 4].map(() => ctx.world.read()));
    expect(new Set(worlds).size).toBe(1);
  });

  it("is never older than the question", async () => {
    const { ctx, put } = await filled(database);
    const early = ctx.world.read();
    await put("us-east-1", factsAt(NOW, "NOT_AVAILABLE"));
    const late = await ctx.world.read();
    await early;
    const region = late.accounts[0]?.regions.find(({ region: name }) => name === "us-east-1");
    const cell = region?.judged.cells.find(({ modelId }) => modelId === CLAUDE);
    expect(cell?.verdict.state).toBe("inactive");
  });

  it("judges only what changed", async () => {
    const { ctx, put } = await filled(database);
    const before = await ctx.world.read();
    await put("us-east-1", {
      ...factsAt(NOW - MINUTE_MS),
      availability: { [CLAUDE]: readAt(available({ agreement: "NOT_AVAILABLE" }), NOW) },
    });
    const after = await ctx.world.read();
    const judged = (world: typeof before) =>
      new Map(world.accounts[0]?.regions.map((one) => [one.region, one.judged]));
    expect(judged(after).get("eu-west-1")).toBe(judged(before).get("eu-west-1"));
    expect(judged(after).get("us-east-1")).not.toBe(judged(before).get("us-east-1"));
  });

  it("tells each gate of a cell when it is asked for", async () => {
    const { ctx } = await filled(database);
    const world = await ctx.world.read();
    const judged = world.accounts[0]?.regions[0]?.judged;
    const gates = judged?.gatesOf(CLAUDE) ?? [];
    expect(gates.map(({ gate }) => gate)).toContain("agreement");
    expect(gates.find(({ gate }) => gate === "agreement")?.raw).toBe("AVAILABLE");
    expect(judged?.gatesOf("no.such-model")).toEqual([]);
  });
});
