import { expect, it } from "vitest";
import { onBoth } from "./databases";
import { ACCOUNT, aRegion } from "./samples";

onBoth("what a store tells of itself", ({ engine, fresh }) => {
  it("is its kind, its place without a password, and its size", async () => {
    const { open } = await fresh();
    const stores = await open();
    const about = await stores.about();
    expect(about.engine).toBe(engine);
    expect(about.where).toMatch(engine === "sqlite" ? /readiness\.db$/ : /\/test_[0-9a-f]+$/);
    expect(about.where).not.toContain("@");
    expect(about.bytes).toBeGreaterThan(10_000);
  });

  if (engine === "postgres") return;

  it("grows with what is written, also before it is in the file itself", async () => {
    const stores = await (await fresh()).open();
    const before = (await stores.about()).bytes ?? 0;
    for (let place = 0; place < 20; place += 1) {
      await stores.facts.mergeRegion(aRegion(`eu-west-${place}`, {}));
    }
    expect((await stores.about()).bytes).toBeGreaterThan(before);
    expect(await stores.facts.regions(ACCOUNT)).toHaveLength(20);
  });
});
