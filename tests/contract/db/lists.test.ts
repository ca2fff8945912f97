import { expect, it } from "vitest";
import { lastGood, type RegionFacts } from "@/lib/domain/facts/facts";
import type { Stores } from "@/lib/services/ports/stores";
import { type Fresh, onBoth } from "./databases";
import { ACCOUNT, aRegion, failed, read, T0 } from "./samples";

const quotas = (value: number, at = T0): Partial<RegionFacts> => ({
  quotas: read(
    [{ quotaCode: "L-1", quotaName: "tokens", value, adjustable: null, error: null }],
    at,
  ),
});

const listOf = async ({ facts }: Stores, region: string) =>
  lastGood((await facts.region(ACCOUNT, region))?.facts.quotas)?.value;

async function twoOf(store: Fresh) {
  const [one, other] = await Promise.all([store.open(), store.open()]);
  return { one, other };
}

onBoth("lists of regions", ({ fresh }) => {
  it("that are equal are the very same one, also of another connection's writing", async () => {
    const { one, other } = await twoOf(await fresh());
    await one.facts.mergeRegion(aRegion("eu-west-1", quotas(5)));
    await other.facts.mergeRegion(aRegion("eu-west-2", quotas(5)));
    await other.facts.mergeRegion(aRegion("eu-west-3", quotas(6)));
    const [first, second, third] = [
      await listOf(one, "eu-west-1"),
      await listOf(one, "eu-west-2"),
      await listOf(one, "eu-west-3"),
    ];
    expect(second).toBe(first);
    expect(third).toMatchObject([{ value: 6 }]);
  });

  it("stay beside a failure that came after", async () => {
    const { one, other } = await twoOf(await fresh());
    await one.facts.mergeRegion(aRegion("eu-west-1", quotas(5)));
    await one.facts.mergeRegion(aRegion("eu-west-1", { quotas: failed(T0 + 5) }));
    await one.facts.forgetLists();
    expect(await listOf(other, "eu-west-1")).toMatchObject([{ value: 5 }]);
  });

  it("are forgotten once no region has them, and come back when one does", async () => {
    const { one, other } = await twoOf(await fresh());
    await one.facts.mergeRegion(aRegion("eu-west-1", quotas(5)));
    await one.facts.mergeRegion(aRegion("eu-west-2", quotas(5)));
    await one.facts.mergeRegion(aRegion("eu-west-1", quotas(6, T0 + 1)));
    expect(await one.facts.forgetLists()).toBe(0);
    await one.facts.mergeRegion(aRegion("eu-west-2", quotas(6, T0 + 1)));
    expect(await one.facts.forgetLists()).toBe(1);
    await one.facts.mergeRegion(aRegion("eu-west-2", quotas(5, T0 + 2)));
    expect(await listOf(other, "eu-west-1")).toMatchObject([{ value: 6 }]);
    expect(await listOf(other, "eu-west-2")).toMatchObject([{ value: 5 }]);
  });
});
