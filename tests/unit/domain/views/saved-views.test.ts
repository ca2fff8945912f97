import { describe, expect, it } from "vitest";
import {
  addressOfView,
  keepView,
  NO_VIEWS,
  parseViews,
  type SavedViews,
  startAddress,
  withoutView,
  withStart,
} from "@/lib/domain/views/saved-views";

const EU = { name: "EU", address: "/?geography=Europe" };
const BLOCKED = { name: "Blocked", address: "/?state=blocked" };
const TWO: SavedViews = { views: [EU, BLOCKED], start: "EU" };

describe("the address of a view", () => {
  it.each([
    ["the matrix", "/", "", "/"],
    ["a filter", "/", "?q=claude&geography=Europe", "/?q=claude&geography=Europe"],
    ["several accounts", "/", "?account=a%2Cb", "/?account=a,b"],
    ["without the open cell", "/", "?cell=a~b~c&q=x", "/?q=x"],
    ["nothing but an open cell", "/", "?cell=a~b~c", "/"],
    ["another page", "/compare", "?one=eu-west-1", "/compare?one=eu-west-1"],
  ])("%s", (_name, path, search, address) => {
    expect(addressOfView(path, search)).toBe(address);
  });
});

describe("what a browser keeps", () => {
  it.each<[name: string, text: string, views: SavedViews | null]>([
    ["two views and where to start", JSON.stringify(TWO), TWO],
    ["no text of ours", "hello", null],
    ["another shape", JSON.stringify({ views: [{ name: 1 }], start: null }), null],
    [
      "a start that is gone",
      JSON.stringify({ views: [EU], start: "x" }),
      { views: [EU], start: null },
    ],
    [
      "an address that leads out",
      JSON.stringify({ views: [{ name: "x", address: "//evil.test/" }, EU], start: null }),
      { views: [EU], start: null },
    ],
    [
      "an address that a browser would lead out",
      JSON.stringify({ views: [{ name: "x", address: "/\\evil.test" }], start: "x" }),
      NO_VIEWS,
    ],
  ])("%s", (_name, text, views) => {
    expect(parseViews(text)).toEqual(views);
  });
});

describe("keeping a view", () => {
  it("adds it, without the space around its name", () => {
    expect(keepView(NO_VIEWS, { name: "  EU ", address: EU.address })).toEqual({
      ok: true,
      value: { views: [EU], start: null },
    });
  });

  it("replaces one of that name in any case, and stays the start", () => {
    const kept = keepView(TWO, { name: "eu", address: "/?q=x" });
    expect(kept).toEqual({
      ok: true,
      value: { views: [{ name: "EU", address: "/?q=x" }, BLOCKED], start: "EU" },
    });
  });

  const full: SavedViews = {
    views: Array.from({ length: 50 }, (_, index) => ({ name: `v${index}`, address: "/" })),
    start: null,
  };
  it.each([
    ["no name", TWO, " ", false],
    ["60 letters", TWO, "x".repeat(60), true],
    ["61 letters", TWO, "x".repeat(61), false],
    ["a 51st", full, "one more", false],
    ["one of 50 anew", full, "v7", true],
  ])("%s", (_name, views, name, ok) => {
    expect(keepView(views, { name, address: "/" }).ok).toBe(ok);
  });
});

describe("the view that opens first", () => {
  it.each<[name: string, views: SavedViews, address: string | null]>([
    ["none", NO_VIEWS, null],
    ["the one that is named", TWO, EU.address],
    ["none after it was removed", withoutView(TWO, "EU"), null],
    ["the same after another was removed", withoutView(TWO, "Blocked"), EU.address],
    ["another", withStart(TWO, "Blocked"), BLOCKED.address],
    ["none that is not there", withStart(TWO, "x"), null],
    ["none any more", withStart(TWO, null), null],
  ])("%s", (_name, views, address) => {
    expect(startAddress(views)).toBe(address);
  });
});
