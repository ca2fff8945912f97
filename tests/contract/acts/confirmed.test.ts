import { expect, it } from "vitest";
import { confirmAct } from "@/lib/services/acts/confirm";
import { listActs } from "@/lib/services/acts/list";
import { readAct } from "@/lib/services/acts/read";
import { onBoth } from "@/tests/contract/db/databases";
import { anActWorld, ROLE } from "@/tests/support/acts/world";
import { codeOf, preview, previewed, value } from "./previewed";

onBoth("an act", ({ fresh }) => {
  const aWorld = async () => anActWorld(await (await fresh()).open());

  it("whose world moved tells what was and what is", async () => {
    const world = await aWorld();
    const ctx = world.as("ana");
    const right = await previewed(ctx, "accept-agreement");
    world.aws.price = "16.50";
    const refused = await confirmAct(ctx, right);
    expect(refused).toMatchObject({
      error: {
        moved: [{ label: "USE1_output_tokens_global_standard", was: "15.00", is: "16.50" }],
      },
    });
    expect(value(await readAct(ctx, { id: right.id })).step).toMatchObject({
      state: "refused",
      why: { code: "moved" },
    });
  });

  it("whose role is another by now asks that one nothing, and tells which it was and is", async () => {
    const world = await aWorld();
    const ctx = world.as("ana");
    const right = await previewed(ctx, "enable-region");
    world.role = `${ROLE}Other`;
    const asked: string[] = [];
    world.before = async (operation) => {
      asked.push(operation);
    };
    expect(await confirmAct(ctx, right)).toMatchObject({
      error: { moved: [{ label: "Act role", was: ROLE, is: `${ROLE}Other` }] },
    });
    expect(asked).toEqual([]);
    expect(codeOf(await confirmAct(ctx, await previewed(ctx, "enable-region")))).toBe("ok");
  });

  it("of a second person is sent in that one’s name", async () => {
    const world = await aWorld();
    world.actions = { ...world.actions, secondPerson: true };
    const right = await previewed(world.as("ana"), "enable-region");
    expect(codeOf(await confirmAct(world.as("chiara"), right))).toBe("ok");
    expect(world.people.at(-1)).toBe("chiara");
  });

  it("confirmed by many at once is sent once, and each of the others is told why", async () => {
    const world = await aWorld();
    const right = await previewed(world.as("ana"), "accept-agreement");
    const told = await Promise.all(
      [0, 1, 2, 3, 4].map((index) =>
        confirmAct(world.as(index % 2 === 0 ? "ana" : "chiara"), right),
      ),
    );
    expect(told.filter(({ ok }) => ok)).toHaveLength(1);
    for (const one of told) if (!one.ok) expect(["UNDER_WAY", "STALE"]).toContain(one.error.code);
    expect(world.writes).toHaveLength(1);
  });

  it("confirmed in two replicas at once is sent once", async () => {
    const store = await fresh();
    const world = await anActWorld(await store.open());
    const other = await store.open();
    const right = await previewed(world.as("ana"), "enable-region");
    const told = await Promise.all(
      [world.stores, other].map((stores) => confirmAct(world.as("ana", { stores }), right)),
    );
    expect(told.filter(({ ok }) => ok)).toHaveLength(1);
    expect(world.writes).toHaveLength(1);
  });

  it.each([
    ["EnableRegion", "accepted", 1],
    ["GetCallerIdentity", "STALE", 0],
  ] as const)("given up on by another replica during %s ends %s", async (during, end, writes) => {
    const world = await aWorld();
    const right = await previewed(world.as("ana"), "enable-region");
    let waits = true;
    world.before = async (operation) => {
      if (operation !== during || !waits) return;
      waits = false;
      await world.settle(60_000);
    };
    const told = await confirmAct(world.as("ana"), right);
    expect(told.ok ? told.value.step.state : told.error.code).toBe(end);
    expect(world.writes).toHaveLength(writes);
    await world.settle();
    const ended = value(await readAct(world.as("ana"), { id: right.id }));
    expect(ended.step.state).toBe(writes === 1 ? "done" : "refused");
  });

  it("previewed by two at once is one act, and only the newer preview can be confirmed", async () => {
    const world = await aWorld();
    const [one, two] = await Promise.all([
      preview(world.as("ana"), "enable-region"),
      preview(world.as("chiara"), "enable-region"),
    ]);
    const acts = [one, two].flatMap((result) => (result.ok ? [result.value] : []));
    const standing = value(await listActs(world.as("ana"), {}));
    expect(standing).toHaveLength(1);
    for (const act of acts) {
      if (act.step.state !== "previewed") throw new Error("previewed is what it is");
      const { hash, word } = act.step;
      const told = await confirmAct(world.as("ana"), { id: act.id, hash, word });
      const isNewest = JSON.stringify(act) === JSON.stringify(standing[0]);
      expect(told.ok).toBe(isNewest);
    }
    expect(world.writes.length).toBeLessThanOrEqual(1);
  });

  it("under way refuses another preview, naming itself", async () => {
    const world = await aWorld();
    const ctx = world.as("ana");
    const act = value(await confirmAct(ctx, await previewed(ctx, "enable-region")));
    world.aws.region = "DISABLED";
    expect(await preview(ctx, "enable-region")).toMatchObject({
      error: { code: "UNDER_WAY", act: act.id },
    });
  });
});
