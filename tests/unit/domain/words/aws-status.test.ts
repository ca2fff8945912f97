import { describe, expect, it } from "vitest";
import {
  agreementText,
  lifecycleText,
  offeredText,
  requestStatusText,
} from "@/lib/domain/words/aws-status";

describe("a value of AWS in words", () => {
  it.each([
    ["PENDING", "asked"],
    ["CASE_OPENED", "case opened"],
    ["NOT_APPROVED", "not approved"],
    ["INVALID_REQUEST", "not valid"],
    ["PAUSED", "PAUSED"],
    ["constructor", "constructor"],
    ["", "no status"],
  ])("of a request for an increase: %s", (status, expected) => {
    expect(requestStatusText(status)).toBe(expected);
  });

  it.each([
    ["ACTIVE", "active"],
    ["LEGACY", "legacy"],
    ["RETIRING", "RETIRING"],
  ])("of a model's life: %s", (status, expected) => {
    expect(lifecycleText(status)).toBe(expected);
  });

  it.each([
    ["AVAILABLE", "there"],
    ["PENDING", "being created"],
    ["NOT_AVAILABLE", "not there"],
    ["ERROR", "failed"],
    ["PAUSED", "PAUSED"],
  ])("of an agreement: %s", (status, expected) => {
    expect(agreementText(status)).toBe(expected);
  });

  it.each([
    ["AVAILABLE", "yes"],
    ["NOT_AVAILABLE", "no"],
    ["SOON", "SOON"],
  ])("of whether a Region has it: %s", (status, expected) => {
    expect(offeredText(status)).toBe(expected);
  });
});
