import { expect, it, vi } from "vitest";
import { startDuties } from "@/lib/jobs/duties";
import { settleActs } from "@/lib/jobs/kinds/settle-acts/settler";
import { confirmAct } from "@/lib/services/acts/confirm";
import { previewAct } from "@/lib/services/acts/preview";
import { readAct } from "@/lib/services/acts/read";
import { onBoth } from "@/tests/contract/db/databases";
import {
  ACCOUNT,
  type ActWorld,
  anActWorld,
  ROLE,
  TARGETS,
  wordOf,
} from "@/tests/support/acts/world";
import { anAccount } from "@/tests/support/build-facts";
import { holdingsOf } from "@/tests/support/jobs/holdings";

/** A clock that moves on once all who sleep by it do. */
function napsTogether(world: ActWorld, sleepers: number) {
  const asleep = new Map<() => void, number>();
  let awake = sleepers;
  const moveOn = () => {
    if (asleep.size < awake || asleep.size === 0) return;
    world.now += Math.min(...asleep.values());
    for (const wake of asleep.keys()) setImmediate(wake);
    asleep.clear();
  };
  return (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal.aborted) return resolve();
      const leave = () => {
        awake -= 1;
        asleep.delete(wake);
        resolve();
        moveOn();
      };
      const wake = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      signal.addEventListener("abort", leave, { once: true });
      asleep.set(wake, ms);
      moveOn();
    });
}

async function sent(world: ActWorld) {
  const ctx = world.as("ana");
  const target = TARGETS["enable-region"];
  const seen = await previewAct(ctx, { account: ACCOUNT, target });
  if (!seen.ok || seen.value.step.state !== "previewed") throw new Error(JSON.stringify(seen));
  const { hash } = seen.value.step;
  const right = { id: seen.value.id, hash, word: wordOf("enable-region") };
  const told = await confirmAct(ctx, right);
  if (!told.ok) throw new Error(told.error.message);
  return told.value.id;
}

onBoth("the settler of acts", ({ fresh }) => {
  it("of several processes one looks, until AWS shows what was sent; nothing is sent again", async () => {
    const store = await fresh();
    const world = await anActWorld(await store.open());
    world.goes = "lost";
    const id = await sent(world);
    const system = { kind: "system", work: "acts" } as const;
    let looking = 0;
    let most = 0;
    world.before = async (operation) => {
      if (operation !== "GetRegionOptStatus") return;
      looking += 1;
      most = Math.max(most, looking);
      await new Promise((resolve) => setImmediate(resolve));
      looking -= 1;
    };
    const processes = [world.stores, await store.open()];
    const sleep = napsTogether(world, processes.length);
    const workers = processes.map((stores, index) => {
      const ctx = { ...world.as("ana", { stores }), caller: system };
      const holdings = holdingsOf(ctx, `process-${index}`);
      const means = { holdings, sleep, random: () => 0.5, tookOver: () => undefined };
      return startDuties(ctx, means, [settleActs(ctx)]);
    });
    await vi.waitFor(
      async () => {
        const act = await readAct(world.as("ana"), { id });
        expect(act.ok && act.value.step.state).toBe("done");
      },
      { timeout: 20_000 },
    );
    await Promise.all(workers.map(({ stop }) => stop()));
    expect(world.writes).toHaveLength(1);
    expect(most).toBe(1);
    expect(await world.stores.jobs.list(["settle-act"])).toMatchObject([{ holder: null }]);
  });

  it("leaves one that it can't read as it is, and looks at the others", async () => {
    const world = await anActWorld(await (await fresh()).open());
    await world.stores.acts.put(
      {
        ...{ id: "strange", account: ACCOUNT, kind: "new-kind", lock: "x" },
        ...{ nextLookAt: world.now, createdAt: world.now, updatedAt: world.now, body: "{}" },
      },
      0,
    );
    const id = await sent(world);
    await world.settle(30 * 60_000);
    const act = await readAct(world.as("ana"), { id });
    expect(act.ok && act.value.step.state).toBe("done");
    const strange = await world.stores.acts.get("strange");
    expect(strange?.body).toBe("{}");
    expect(strange?.nextLookAt).toBeGreaterThan(world.now - 30 * 60_000);
  });

  it("looks by the entry that the account has now, where it had another one before", async () => {
    const world = await anActWorld(await (await fresh()).open());
    world.goes = "lost";
    const id = await sent(world);
    const team = { key: "profile:team", name: "team", accountId: null, actRole: ROLE };
    await world.stores.facts.mergeAccount({
      key: team.key,
      name: team.name,
      patch: { accountId: ACCOUNT, facts: anAccount() },
      updatedAt: world.now,
    });
    const accounts = () => [{ ...team, access: { by: "profile", profile: "team" } } as const];
    await world.settle(30 * 60_000, { accounts });
    const act = await readAct(world.as("ana", { accounts }), { id });
    expect(act.ok && act.value.step.state).toBe("done");
  });
});
