import { expect, it } from "vitest";
import { onBoth } from "./databases";
import { ACCOUNT, aChange, anUpdate, aRegion, read, T0 } from "./samples";

const LATER = T0 + 10_000;
const quotas = (value: number) => ({
  quotas: read(
    [{ quotaCode: "L-1", quotaName: "tokens", value, adjustable: null, error: null }],
    T0,
  ),
});

onBoth("places that nobody tried to read for long", ({ fresh }) => {
  it("are forgotten with their lists, history and pace; the others keep theirs", async () => {
    const { facts, history, pace } = await (await fresh()).open();
    await facts.mergeAccount(anUpdate({ key: "gone/x" }));
    await facts.mergeAccount(anUpdate({ key: "stays", updatedAt: LATER }));
    await facts.mergeRegion(aRegion("eu-west-1", quotas(1), T0));
    await facts.mergeRegion(aRegion("eu-west-2", quotas(2), LATER));
    await history.append([aChange(), aChange({ region: "eu-west-2" })]);
    await pace.save({
      "gone/x/eu-west-1/bedrock/GetFoundationModelAvailability": 4,
      "stays/eu-west-1/bedrock/GetFoundationModelAvailability": 8,
    });
    const before = await facts.version();
    expect(await facts.forget(T0)).toBe(0);
    expect(await facts.version()).toBe(before);
    expect(await facts.forget(T0 + 1)).toBe(1);
    expect(await facts.version()).not.toBe(before);
    expect((await facts.accounts()).map(({ key }) => key)).toEqual(["stays"]);
    expect(await facts.region(ACCOUNT, "eu-west-1")).toBeNull();
    expect((await facts.regions(ACCOUNT)).map(({ region }) => region)).toEqual(["eu-west-2"]);
    expect((await history.since(0, 10)).map(({ region }) => region)).toEqual(["eu-west-2"]);
    expect(await facts.forgetLists()).toBe(1);
    expect(Object.keys(await pace.load())).toEqual([
      "stays/eu-west-1/bedrock/GetFoundationModelAvailability",
    ]);
  });

  it("may come back: what is read then stands as new", async () => {
    const { facts } = await (await fresh()).open();
    await facts.mergeRegion(aRegion("eu-west-1", quotas(1), T0));
    await facts.forget(T0 + 1);
    await facts.mergeRegion(aRegion("eu-west-1", quotas(3), LATER));
    expect(await facts.region(ACCOUNT, "eu-west-1")).toEqual(
      aRegion("eu-west-1", quotas(3), LATER),
    );
  });
});
