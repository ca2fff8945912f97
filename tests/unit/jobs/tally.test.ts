import { expect, it } from "vitest";
import { createTally } from "@/lib/jobs/kinds/scan-account/tally";

it("counts what a sweep has done", () => {
  const tally = createTally();
  tally.planned(3);
  tally.cellsPlanned("eu-west-1", 20);
  tally.cellsPlanned("us-east-1", 10);
  tally.cellsPlanned("us-east-1", 5);
  for (let cell = 0; cell < 12; cell += 1) tally.cellDecided();
  tally.regionEnded("us-east-1", true);
  tally.regionEnded("eu-west-1", false);
  expect(tally.counts()).toEqual({
    regionsDone: 2,
    regionsTotal: 3,
    cellsDecided: 12,
    cellsTotal: 35,
  });
  expect(tally.doneRegions()).toEqual({ "us-east-1": 15 });
  expect([tally.isDone("us-east-1"), tally.isDone("eu-west-1")]).toEqual([true, false]);
});

it("goes on from the regions that another read to their end, and counts the others again", () => {
  const tally = createTally({ "us-east-1": 15 });
  tally.planned(2);
  tally.cellsPlanned("eu-west-1", 20);
  tally.cellDecided();
  expect(tally.isDone("us-east-1")).toBe(true);
  expect(tally.counts()).toEqual({
    regionsDone: 1,
    regionsTotal: 2,
    cellsDecided: 16,
    cellsTotal: 35,
  });
});

it.each(["constructor", "__proto__", "toString"])(
  "a region %s is done once it was read",
  (name) => {
    const tally = createTally();
    expect(tally.isDone(name)).toBe(false);
  },
);
