import { describe, expect, it } from "vitest";
import { namesTag } from "@/lib/etag";

describe("If-None-Match", () => {
  it.each([
    ["is not sent", null, false],
    ["is the tag", '"v1-7"', true],
    ["is another tag", '"v1-8"', false],
    ["was weakened by a proxy", 'W/"v1-7"', true],
    ["is a list that holds it", '"a", W/"v1-7" , "b"', true],
    ["is a list without it", '"a", "b"', false],
    ["is a list without spaces", '"a","v1-7"', true],
    ["is any", "*", true],
    ["is any, with spaces", " * ", true],
    ["holds a comma within a tag", '"a,v1-7"', false],
    ["lacks its quotes", "v1-7", false],
    ["is cut off", '"v1-7', false],
    ["is empty", "", false],
    ["begins well and ends badly", '"v1-7", x', false],
  ])("%s", (_name, header, expected) => {
    expect(namesTag(header, "v1-7")).toBe(expected);
  });
});
