import { expect, it } from "vitest";
import { isUnfinished } from "@/lib/domain/acts/act";
import { readAct } from "@/lib/domain/acts/codec";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import { askForAct } from "@/lib/services/acts/ask";
import { confirmAct } from "@/lib/services/acts/confirm";
import { saidOf } from "@/lib/services/acts/notes";
import { previewAct } from "@/lib/services/acts/preview";
import { EVERY_ROW } from "@/lib/services/ports/audit";
import type { Stores } from "@/lib/services/ports/stores";
import { onBoth } from "@/tests/contract/db/databases";
import type { WriteGoes } from "@/tests/support/acts/acted-aws";
import { ACCOUNT, anActWorld, formOf, TARGETS, wordOf } from "@/tests/support/acts/world";

const KILLED = "killed here";
/** Hundreds of transactions, on a machine that has much else to do. */
const LONG_MS = 180_000;

/** The stores of a process that dies at its n-th transaction: before it is kept, or right after. */
function dyingAt(stores: Stores, nth: number, when: "before" | "after"): Stores {
  let count = 0;
  const dead = () => {
    throw new Error(KILLED);
  };
  return {
    ...stores,
    async transaction(run) {
      count += 1;
      if (count > nth || (count === nth && when === "before")) return dead();
      const value = await stores.transaction(run);
      return count === nth ? dead() : value;
    },
  };
}

/** Previewing is one transaction; confirming five: confirmed, intended, sent, answered. */
const TRANSACTIONS = 4;
const GOES = [
  "well",
  "lost",
  "missed",
  "denied",
  "there",
  "not-sent",
] as const satisfies readonly WriteGoes[];

onBoth("an act whose process dies", ({ fresh }) => {
  for (const kind of ACT_KINDS)
    for (const asked of [false, true])
      it(
        `${kind}${asked ? ", asked for" : ""}: at each step, in each way: a write a confirmation at most, and words at the end`,
        async () => {
          const canBeThere = kind === "accept-agreement" || kind === "enable-region";
          const stores = await (await fresh()).open();
          for (const goes of asked ? (["well"] as const) : GOES)
            for (let nth = 1; nth <= TRANSACTIONS; nth += 1)
              for (const when of ["before", "after"] as const) {
                const world = await anActWorld(stores);
                const target = TARGETS[kind];
                if (asked) {
                  const wish = await askForAct(world.as("ben"), {
                    account: ACCOUNT,
                    target,
                    reason: "",
                  });
                  expect(wish.ok).toBe(true);
                }
                const seen = await previewAct(world.as("ana"), {
                  account: ACCOUNT,
                  target,
                  ...formOf(kind),
                });
                if (!seen.ok || seen.value.step.state !== "previewed")
                  throw new Error(JSON.stringify(seen));
                const { hash } = seen.value.step;
                const right = { id: seen.value.id, hash, word: wordOf(kind), ...formOf(kind) };
                world.goes = goes;
                const dying = world.as("ana", { stores: dyingAt(stores, nth, when) });
                await expect(confirmAct(dying, right)).rejects.toThrow(KILLED);
                const before = world.writes.length;
                // Somebody presses again, and again after the restart.
                await confirmAct(world.as("chiara"), { ...right, hash: "0".repeat(64) });
                const again =
                  nth === 1 && when === "before" ? null : await confirmAct(world.as("ana"), right);
                if (again) expect(again.ok).toBe(false);
                await world.settle();
                expect(world.writes).toHaveLength(before);
                expect(world.writes.length).toBeLessThanOrEqual(1);
                const row = await stores.acts.get(right.id);
                const act = row && readAct(row.body);
                if (!act) throw new Error("the act is gone");
                const { state } = act.step;
                const name = `${goes} ${nth} ${when}: ${state}`;
                expect([name, !isUnfinished(state) || state === "asked"]).toEqual([name, true]);
                if (state !== "asked") expect(saidOf(act).length).toBeGreaterThan(10);
                const took = goes === "lost" || goes === "well" || (goes === "there" && canBeThere);
                if (before === 1 && took) expect([name, state]).toEqual([name, "done"]);
                if (before === 0) expect(["refused", "expired", "asked"]).toContain(state);
                if (state === "asked") await stores.acts.put({ ...row, lock: null }, row.rev);
              }
          const rows = await stores.audit.find(EVERY_ROW, { before: null, limit: 10_000 });
          const sent = rows.filter(({ entry }) => JSON.parse(entry).what === "act.sent");
          const confirmed = rows.filter(({ entry }) => {
            const { what, outcome } = JSON.parse(entry) as { what: string; outcome: string };
            return what === "act.confirmed" && outcome === "done";
          });
          expect(sent.length).toBeLessThanOrEqual(confirmed.length);
        },
        LONG_MS,
      );
});
