import { describe, expect, it } from "vitest";
import { findCodes } from "@/components/errors/find-codes";
import { CODES } from "@/lib/domain/codes";

const found = (text: string) => findCodes(text).flatMap(({ codes }) => codes);

describe("the search of codes", () => {
  it("scope every code once when nothing is asked", () => {
    expect([...found("")].sort()).toEqual([...CODES].sort());
  });

  it.each([
    ["a code in any case", "throttlingexception", "ThrottlingException"],
    ["an HTTP status", "529", "Overloaded"],
    ["a cause of the code", "payment-instrument-invalid", "MPAgreementFailed"],
    ["words of the sentence, in any order", "details submitted anthropic", "FTUFormNotFilled"],
  ])("finds by %s", (_name, text, code) => {
    expect(found(text)).toContain(code);
  });

  it("finds nothing for words that stand nowhere", () => {
    expect(findCodes("zebra")).toEqual([]);
  });
});
