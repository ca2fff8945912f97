import { expect, it } from "vitest";
import { createPaceKeeper } from "@/lib/services/scans/pace-keeper";

/** A memory and limiters of plain objects. */
function aKeeper(stored: Record<string, number>, learned: Record<string, number>) {
  const saved: Record<string, number>[] = [];
  const remembered: Record<string, number>[] = [];
  const keeper = createPaceKeeper(
    {
      load: async (account) =>
        Object.fromEntries(
          Object.entries(stored).filter(([key]) => !account || key.startsWith(`${account}/`)),
        ),
      save: async (rates) => void saved.push({ ...rates }),
    },
    { learned: () => ({ ...learned }), remember: (rates) => void remembered.push({ ...rates }) },
  );
  return { keeper, saved, remembered };
}

it("keeps only what is new since the last time", async () => {
  const learned: Record<string, number> = { "a/r/s/o": 5, "b/r/s/o": 9 };
  const { keeper, saved, remembered } = aKeeper({ "a/r/s/o": 5 }, learned);
  await keeper.learn("a");
  expect(remembered).toEqual([{ "a/r/s/o": 5 }]);
  await keeper.save();
  await keeper.save();
  learned["a/r/s/o"] = 6;
  await keeper.save();
  expect(saved).toEqual([{ "b/r/s/o": 9 }, { "a/r/s/o": 6 }]);
});

it("keeps again what could not be kept", async () => {
  let isFull = true;
  const saved: unknown[] = [];
  const keeper = createPaceKeeper(
    {
      load: async () => ({}),
      async save(rates) {
        if (isFull) throw new Error("the disk is full");
        saved.push(rates);
      },
    },
    { learned: () => ({ "a/r/s/o": 5 }), remember: () => undefined },
  );
  await expect(keeper.save()).rejects.toThrow("full");
  isFull = false;
  await keeper.save();
  expect(saved).toEqual([{ "a/r/s/o": 5 }]);
});
