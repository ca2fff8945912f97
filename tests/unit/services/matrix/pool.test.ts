import { describe, expect, it } from "vitest";
import type { RegionFacts } from "@/lib/domain/facts";
import { createPool, pooledFacts } from "@/lib/services/matrix/pool";
import { aQuota, aRegion, failed, NOW, readAt } from "@/tests/support/build-facts";

const NAME = "On-demand model inference tokens per minute for Claude Sonnet 4.6";
const quotasAt = (at: number, value = 100) => readAt([aQuota(NAME, value)], at);
const itemOf = ({ quotas }: RegionFacts) => (quotas.status === "read" ? quotas.value[0] : null);

describe("facts out of shared parts", () => {
  it("say the same as before", () => {
    const facts = aRegion({ quotas: quotasAt(NOW), quotaDefaults: failed("NetworkError", []) });
    expect(pooledFacts(createPool(), facts, null)).toEqual(facts);
  });

  it("keep equal parts of two regions once, and different ones apart", () => {
    const pool = createPool();
    const [one, two, other] = [100, 100, 200].map((value, index) =>
      pooledFacts(pool, aRegion({ quotas: quotasAt(NOW + index, value) }), null),
    );
    if (!one || !two || !other) throw new Error("three regions");
    expect(itemOf(two)).toBe(itemOf(one));
    expect(itemOf(other)).not.toBe(itemOf(one));
    expect(itemOf(other)?.value).toBe(200);
  });

  it.each([
    ["read at the same time by the same call", NOW, true],
    ["read again", NOW + 1, false],
  ])("a list %s", (_name, at, same) => {
    const pool = createPool();
    const before = pooledFacts(pool, aRegion({ quotas: quotasAt(NOW) }), null);
    const after = pooledFacts(pool, aRegion({ quotas: quotasAt(at) }), before);
    expect(after.quotas === before.quotas).toBe(same);
    expect(after.quotas).toMatchObject({ status: "read", source: { at } });
  });

  it("a list that could not be read again is taken as it is", () => {
    const pool = createPool();
    const before = pooledFacts(pool, aRegion({ quotas: quotasAt(NOW) }), null);
    const after = pooledFacts(pool, aRegion({ quotas: failed("NetworkError", []) }), before);
    expect(after.quotas.status).toBe("failed");
  });
});
