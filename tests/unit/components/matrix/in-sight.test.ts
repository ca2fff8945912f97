import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  endOf,
  itemsOf,
  placeInSight,
  rangeInSight,
  startsOf,
} from "@/components/matrix/grid/in-sight";

/** Ten rows of 28 px, the first of them a heading of 32: they begin at 0, 32, 60, 88, … and end at 284. */
const TEN = startsOf([32, ...Array.from({ length: 9 }, () => 28)]);

describe("what of a list is in sight", () => {
  it.each([
    ["the top", { from: 0, room: 60, more: 0 }, { first: 0, end: 2 }],
    ["a pixel of the next", { from: 0, room: 61, more: 0 }, { first: 0, end: 3 }],
    ["the last pixel of the first", { from: 31, room: 28, more: 0 }, { first: 0, end: 2 }],
    ["the first is passed", { from: 32, room: 28, more: 0 }, { first: 1, end: 2 }],
    ["some around", { from: 88, room: 28, more: 2 }, { first: 1, end: 6 }],
    ["no more than there are", { from: 0, room: 60, more: 20 }, { first: 0, end: 10 }],
    ["the end", { from: 224, room: 60, more: 0 }, { first: 7, end: 10 }],
    [
      "past the end, as a list that grew shorter",
      { from: 5_000, room: 60, more: 0 },
      { first: 7, end: 10 },
    ],
    [
      "before the top, as a scroller pulled over it",
      { from: -40, room: 32, more: 0 },
      { first: 0, end: 1 },
    ],
    [
      "the first is below what lies over the list",
      { from: -30, room: 62, more: 0 },
      { first: 0, end: 1 },
    ],
    ["a pixel of the second below it", { from: -30, room: 63, more: 0 }, { first: 0, end: 2 }],
    ["more room than there is list", { from: 0, room: 5_000, more: 0 }, { first: 0, end: 10 }],
    ["no room at all", { from: 0, room: -12, more: 0 }, { first: 0, end: 1 }],
  ])("%s", (_name, sight, expected) => {
    expect(rangeInSight(TEN, sight)).toEqual(expected);
  });

  it("of nothing is nothing", () => {
    expect(rangeInSight(startsOf([]), { from: 0, room: 100, more: 4 })).toEqual({
      first: 0,
      end: 0,
    });
  });

  it("is every item that has a pixel there, and no other", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(sizes, fc.nat(2_000), fc.integer({ min: 1, max: 400 }), (all, from, room) => {
        const starts = startsOf(all);
        const top = Math.max(0, Math.min(from, endOf(starts) - room));
        const seen = all.flatMap((size, item) => {
          const start = starts[item] ?? 0;
          return start < top + room && start + size > top ? [item] : [];
        });
        const range = rangeInSight(starts, { from, room, more: 0 });
        expect(itemsOf(range, { keep: -1, count: all.length })).toEqual(seen);
      }),
    );
  });
});

describe("the items that are drawn", () => {
  it.each([
    ["none is kept", -1, [4, 5, 6]],
    ["the kept one is above", 2, [2, 4, 5, 6]],
    ["the kept one is the first of them", 4, [4, 5, 6]],
    ["the kept one is the last of them", 6, [4, 5, 6]],
    ["the kept one is below", 7, [4, 5, 6, 7]],
    ["the kept one is gone", 10, [4, 5, 6]],
  ])("%s", (_name, keep, expected) => {
    expect(itemsOf({ first: 4, end: 7 }, { keep, count: 10 })).toEqual(expected);
  });
});

describe("where to scroll for an item", () => {
  const edges = { room: 248, before: 148, after: 28 };
  it.each([
    ["in full sight", 2, { ...edges, at: 30 }, 30],
    ["hidden under the head", 1, { ...edges, at: 60 }, 32],
    ["its edge at the head", 1, { ...edges, at: 32 }, 32],
    ["below, with room after it", 5, { ...edges, at: 0 }, 100],
    ["its end where the room ends", 5, { ...edges, at: 100 }, 100],
    ["a pixel too low", 5, { ...edges, at: 99 }, 100],
  ])("%s", (_name, item, given, expected) => {
    expect(placeInSight(TEN, item, given)).toBe(expected);
  });
});
