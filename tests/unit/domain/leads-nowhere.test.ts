import { describe, expect, it } from "vitest";
import { leadsNowhere } from "@/lib/domain/leads-nowhere";

describe("an address that leads nowhere", () => {
  it.each([
    ["a Region", "/regions/eu-west-1", false],
    ["a Region that is newer than this version", "/regions/us-north-9", false],
    ["what is no Region", "/regions/xx", true],
    ["a name that every object has", "/constructor/x", false],
    ["the list of Regions", "/regions", false],
    ["a code", "/errors/ThrottlingException", false],
    ["what is no code", "/errors/NoSuchThing", true],
    ["a requirement of any name", "/requirements/Payments~20assistant", false],
    ["a name that can't be read", "/requirements/~zz", true],
    ["the matrix", "/", false],
  ])("%s", (_name, pathname, expected) => {
    expect(leadsNowhere(pathname)).toBe(expected);
  });
});
