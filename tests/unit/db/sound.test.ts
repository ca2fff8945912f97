import { describe, expect, it } from "vitest";
import { soundAccount, soundList, soundRegion, soundStats } from "@/lib/db/sound";
import { NEVER, NO_ACCOUNT_FACTS, NO_REGION_FACTS } from "@/lib/domain/facts/facts";

const source = { operation: "Op", requestId: null, at: 1, attempt: 1 };
const available = { agreement: "A", authorization: "B", entitlement: "C", region: "D" };
const fault = { code: "ThrottlingException", message: "slow", at: 1 };
const regionOf = (parts: object) => soundRegion(JSON.stringify(parts), NO_REGION_FACTS);

describe("facts of a region", () => {
  it.each([
    ["nothing", {}, []],
    ["never read", { models: NEVER }, []],
    ["a name for a list", { models: { status: "read", value: "hash", source } }, []],
    ["a list itself", { quotas: { status: "read", value: [{ quotaCode: "L-1" }], source } }, []],
    ["a failure", { models: { status: "failed", fault, last: null } }, []],
    [
      "a failure after an answer",
      { models: { status: "failed", fault, last: { value: "hash", source } } },
      [],
    ],
    [
      "a source without an attempt",
      { models: { status: "read", value: "h", source: { ...source, attempt: undefined } } },
      [],
    ],
    ["a status of another version", { models: { status: "new" } }, ["models"]],
    ["an answer without a value", { models: { status: "read", source } }, ["models"]],
    ["an answer without a source", { models: { status: "read", value: "hash" } }, ["models"]],
    [
      "a time that is none",
      { models: { status: "read", value: "h", source: { ...source, at: "1" } } },
      ["models"],
    ],
    ["a list of numbers", { quotas: { status: "read", value: [1], source } }, ["quotas"]],
    [
      "a fault that is a text",
      { models: { status: "failed", fault: "x", last: null } },
      ["models"],
    ],
    ["a fault without `last`", { models: { status: "failed", fault } }, ["models"]],
    ["availability that is a list", { availability: [] }, ["availability"]],
    [
      "one odd answer among good ones",
      {
        availability: {
          good: { status: "read", value: available, source },
          odd: { status: "read", value: { agreement: 5 }, source },
        },
      },
      ["availability of odd"],
    ],
  ])("with %s", (_name, parts, odd) => {
    expect(regionOf(parts).odd).toEqual(odd);
  });

  it("keep every part that is sound, and count the others as never read", () => {
    const good = { status: "read", value: available, source };
    const { facts } = regionOf({ availability: { good, odd: 5 }, models: 7, quotas: NEVER });
    expect(facts).toEqual({ ...NO_REGION_FACTS, availability: { good } });
  });

  it("take a model id of any shape", () => {
    const text = `{"availability":{"__proto__":${JSON.stringify({ status: "read", value: available, source })}}}`;
    const { facts } = soundRegion(text, NO_REGION_FACTS);
    expect(Object.keys(facts.availability)).toEqual(["__proto__"]);
  });
});

describe("facts of an account", () => {
  it.each([
    ["no JSON", "{", ["all of it"]],
    ["a text", '"x"', ["all of it"]],
    [
      "an identity without a partition",
      JSON.stringify({ identity: { status: "read", value: { accountId: "1" }, source } }),
      ["identity"],
    ],
    [
      "forms of another kind",
      JSON.stringify({ forms: { default: { status: "read", value: 1, source } } }),
      ["forms of default"],
    ],
    ["a clock that is no number", JSON.stringify({ clockOffsetMs: "1" }), []],
  ])("that are %s", (_name, text, odd) => {
    expect(soundAccount(text)).toEqual({ facts: NO_ACCOUNT_FACTS, odd });
  });
});

it.each([
  ["[]", []],
  ['[{"a":1}]', [{ a: 1 }]],
  ["[1]", null],
  ["{}", null],
  ["[", null],
])("the list %s is %j", (text, expected) => {
  expect(soundList(text)).toEqual(expected);
});

it.each([
  [null, null],
  ["{", null],
  ['{"calls":1}', null],
  ['{"calls":1,"throttled":"2","retries":3}', null],
  ['{"calls":1,"throttled":2,"retries":3}', { calls: 1, throttled: 2, retries: 3 }],
])("the counts %s are %j", (text, expected) => {
  expect(soundStats(text)).toEqual(expected);
});
