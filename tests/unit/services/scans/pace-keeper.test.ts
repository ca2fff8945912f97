import { expect, it } from "vitest";
import { createLimiters } from "@/lib/aws/pace/limiters";
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

it("takes what another process learnt since, and never puts its own old rates over it", async () => {
  const stored: Record<string, number> = {};
  const limiters = createLimiters(() => 0);
  const keeper = createPaceKeeper(
    {
      load: async () => ({ ...stored }),
      save: async (rates) => void Object.assign(stored, rates),
    },
    limiters,
  );
  const name = "a/eu-west-1/bedrock/ListFoundationModels";
  const [account = "", region = "", service = "", operation = ""] = name.split("/");
  limiters.remember({ [name]: 20 });
  limiters.of({ account, region, service, operation });
  await keeper.save();
  expect(stored).toEqual({ [name]: 20 });
  stored[name] = 5;
  await keeper.learn("a");
  await keeper.save();
  expect(stored).toEqual({ [name]: 5 });
  expect(limiters.learned()).toEqual({ [name]: 5 });
});
