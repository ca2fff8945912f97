import { expect, it } from "vitest";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time";
import { aProof, PROOF_AT } from "@/tests/support/a-proof";
import { onBoth, runSql } from "./databases";

const LIMITS = { perDay: 3, dayFrom: PROOF_AT - 12 * 60 * MINUTE_MS, everyMs: 15 * MINUTE_MS };
const PLACE = { account: "111122223333", region: "us-east-1", modelId: "anthropic.claude-opus-5" };

onBoth("proofs", ({ fresh }) => {
  const opened = async () => (await (await fresh()).open()).proofs;

  it("a plan is good once", async () => {
    const proofs = await opened();
    const plan = { id: "p1", account: PLACE.account, createdAt: PROOF_AT, body: "{}" };
    await proofs.addPlan(plan);
    expect(await proofs.plan("p1")).toEqual({ ...plan, usedAt: null });
    expect(await proofs.plan("p2")).toBeNull();
    expect(await proofs.spendPlan("p1", PROOF_AT)).toBe(true);
    expect(await proofs.spendPlan("p1", PROOF_AT + 1)).toBe(false);
    expect(await proofs.spendPlan("p2", PROOF_AT)).toBe(false);
  });

  it("a try is counted before its call, and says no verdict until something came of it", async () => {
    const proofs = await opened();
    const begun = aProof({ id: "a", outcome: "no-verdict", cost: null });
    expect(await proofs.begin(begun, LIMITS)).toBe("begun");
    expect(await proofs.spent(PLACE.account, LIMITS.dayFrom)).toEqual({ calls: 1, cost: 0 });
    expect(await proofs.since(PROOF_AT - DAY_MS)).toEqual([begun]);
    const done = aProof({ id: "a" });
    await proofs.finish(done);
    expect(await proofs.since(PROOF_AT - DAY_MS, PLACE)).toEqual([done]);
    expect(await proofs.since(PROOF_AT - DAY_MS, { ...PLACE, region: "eu-west-1" })).toEqual([]);
    expect(await proofs.since(PROOF_AT + 1)).toEqual([]);
    expect((await proofs.spent(PLACE.account, LIMITS.dayFrom)).cost).toBeCloseTo(0.000065, 12);
  });

  it("a route is tried once in 15 minutes", async () => {
    const proofs = await opened();
    await proofs.begin(aProof({ id: "a" }), LIMITS);
    const at = (ms: number, route = "us") =>
      proofs.begin(aProof({ id: `${route}${ms}`, at: PROOF_AT + ms, route }), LIMITS);
    expect(await at(15 * MINUTE_MS - 1)).toBe("too-soon");
    expect(await at(1, "global")).toBe("begun");
    expect(await at(15 * MINUTE_MS)).toBe("begun");
  });

  it("no call is made above the day's, however many try at once", async () => {
    const proofs = await opened();
    const begun = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        proofs.begin(aProof({ id: `${index}`, route: `r${index}` }), LIMITS),
      ),
    );
    expect(begun.filter((one) => one === "begun")).toHaveLength(3);
    expect(begun.filter((one) => one === "over-budget")).toHaveLength(5);
    expect((await proofs.spent(PLACE.account, LIMITS.dayFrom)).calls).toBe(3);
    const other = aProof({ id: "other", account: "444455556666" });
    expect(await proofs.begin(other, LIMITS)).toBe("begun");
    const next = aProof({ id: "next", route: "next", at: PROOF_AT + DAY_MS });
    expect(await proofs.begin(next, { ...LIMITS, dayFrom: LIMITS.dayFrom + DAY_MS })).toBe("begun");
  });

  it("a second call of a try is counted, if the day holds it", async () => {
    const proofs = await opened();
    await proofs.begin(aProof({ id: "a" }), LIMITS);
    expect(await proofs.again("a", LIMITS)).toBe(true);
    expect((await proofs.spent(PLACE.account, LIMITS.dayFrom)).calls).toBe(2);
    await proofs.begin(aProof({ id: "b", route: "global" }), LIMITS);
    expect(await proofs.again("b", LIMITS)).toBe(false);
    expect(await proofs.again("none", LIMITS)).toBe(false);
  });

  it("every write of a proof moves the version that pages go by", async () => {
    const { facts, proofs } = await (await fresh()).open();
    const versions = [await facts.version()];
    await proofs.begin(aProof({ id: "a" }), LIMITS);
    versions.push(await facts.version());
    await proofs.finish(aProof({ id: "a" }));
    versions.push(await facts.version());
    expect(new Set(versions).size).toBe(3);
  });

  it("what is old goes, and a row that can't be read counts for nothing", async () => {
    const store = await fresh();
    const { proofs } = await store.open();
    await proofs.addPlan({ id: "p", account: PLACE.account, createdAt: PROOF_AT, body: "{}" });
    await proofs.begin(aProof({ id: "a" }), LIMITS);
    await proofs.begin(aProof({ id: "b", route: "global", at: PROOF_AT + 1 }), LIMITS);
    await runSql(store.options, `update proofs set body = '{"version":2}' where id = 'b'`);
    expect((await proofs.since(0)).map(({ id }) => id)).toEqual(["a"]);
    expect(await proofs.prune(PROOF_AT + 1)).toBe(1);
    expect(await proofs.plan("p")).toBeNull();
    expect(await proofs.since(0)).toEqual([]);
  });
});
