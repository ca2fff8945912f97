import { describe, expect, it } from "vitest";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { readScope, scopeText } from "@/lib/services/scans/scope-text";

const accounts = Array.from({ length: 1_500 }, (_, at) => String(100_000_000_000 + at));
const long = `arn:aws:bedrock:eu-west-1:111122223333:${"x".repeat(400)}`;

describe("what a scan is limited to", () => {
  it.each([
    ["everything", EVERYTHING],
    ["all accounts of a large organization", { accounts, regions: null, models: null }],
    ["a Region", { accounts: null, regions: ["eu-west-1"], models: null }],
    ["a name of any length", { accounts: null, regions: null, models: [long, ""] }],
  ])("reads back as it was kept: %s", (_name, scope) => {
    expect(readScope(scopeText(scope))).toEqual(scope);
  });

  it.each([
    "",
    "{}",
    "null",
    "[]",
    '{"accounts":null,"regions":null}',
    '{"accounts":null,"regions":null,"models":null,"units":[]}',
  ])("is not guessed from %s", (text) => {
    expect(readScope(text)).toBeNull();
  });
});
