import { describe, expect, it } from "vitest";
import { createTurns } from "@/lib/services/matrix/turns";

/** A clock that only the test moves, and what was slept. */
function turnsAt({ isBusy = true } = {}) {
  const clock = { now: 5_000 };
  const waits: number[] = [];
  const turn = createTurns({
    isBusy: () => isBusy,
    uptimeMs: () => clock.now,
    sleep: async (ms) => {
      waits.push(ms);
    },
  });
  const turns = async (count: number) => {
    for (let index = 0; index < count; index += 1) await turn();
  };
  return { clock, waits, turns };
}

describe("the turns of those who read the matrix while a scan runs", () => {
  it.each([
    ["the 40th of a burst waits for nothing", 40, []],
    ["the 41st waits for its place", 41, [50]],
    ["each later one as long again", 43, [50, 100, 150]],
  ])("%s", async (_name, count, expected) => {
    const { waits, turns } = turnsAt();
    await turns(count);
    expect(waits).toEqual(expected);
  });

  it("come back at 20 a second", async () => {
    const { clock, waits, turns } = turnsAt();
    await turns(40);
    clock.now += 500;
    await turns(10);
    expect(waits).toEqual([]);
    await turns(1);
    expect(waits).toEqual([50]);
  });

  it("let nobody wait longer than two seconds", async () => {
    const { waits, turns } = turnsAt();
    await turns(500);
    expect(Math.max(...waits)).toBe(2_000);
  });

  it("are none while nothing else needs the processor", async () => {
    const { waits, turns } = turnsAt({ isBusy: false });
    await turns(500);
    expect(waits).toEqual([]);
  });
});
