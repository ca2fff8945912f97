import { expect, it } from "vitest";
import { createTally } from "@/lib/jobs/kinds/scan-account/tally";

const START = 1_000_000;

function counted() {
  const tally = createTally("scan-1", START);
  tally.planned("first", 2);
  tally.planned("second", 17);
  tally.cellsPlanned("first", 30);
  tally.cellsPlanned("second", 300);
  for (let cell = 0; cell < 20; cell += 1) tally.cellDecided("first");
  for (let cell = 0; cell < 100; cell += 1) tally.cellDecided("second");
  tally.regionDone("second");
  return tally;
}

it("counts all accounts, or those that are asked about, and says how long these still take", () => {
  const tally = counted();
  const at = START + 10_000;
  const base = { scanId: "scan-1", startedAt: START };
  expect(tally.progress(at)).toEqual({
    ...base,
    regionsDone: 1,
    regionsTotal: 19,
    cellsDecided: 120,
    cellsTotal: 330,
    secondsLeft: 18,
  });
  expect(tally.progress(at, (key) => key === "first")).toEqual({
    ...base,
    regionsDone: 0,
    regionsTotal: 2,
    cellsDecided: 20,
    cellsTotal: 30,
    secondsLeft: 5,
  });
  expect(tally.progress(at, () => false)).toEqual({
    ...base,
    regionsDone: 0,
    regionsTotal: 0,
    cellsDecided: 0,
    cellsTotal: 0,
    secondsLeft: null,
  });
});

it("says nothing of the time left before 20 cells are decided", () => {
  const tally = createTally("scan-1", START);
  tally.cellsPlanned("first", 40);
  for (let cell = 0; cell < 19; cell += 1) tally.cellDecided("first");
  expect(tally.progress(START + 1_000).secondsLeft).toBe(null);
  tally.cellDecided("first");
  expect(tally.progress(START + 1_000).secondsLeft).toBe(1);
});
