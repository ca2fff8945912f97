import { describe, expect, it } from "vitest";
import type { Agreement } from "@/lib/domain/facts/facts";
import { acceptedAtOf, againAtOf } from "@/lib/domain/proof/due";
import { MINUTE_MS } from "@/lib/domain/time";
import { aWatch, poll, T0 } from "@/tests/support/watches/watch";

const KNOWN = "anthropic.claude-sonnet-4-6";
const UNKNOWN = "acme.no-product-v1:0";
const read = (...value: readonly Agreement[]) => ({
  status: "read" as const,
  source: { operation: "SearchAgreements", requestId: null, at: T0, attempt: 1 },
  value,
});
const accepted = (acceptedAt: number | null, status = "ACTIVE"): Agreement => ({
  agreementId: "a",
  status,
  acceptedAt,
  productIds: ["prod-ffvjxvh4ltq64"],
});

describe("when the agreement that a proof goes by was accepted", () => {
  const pending = aWatch();
  const active = poll(pending, T0 + MINUTE_MS, { "eu-west-1": "AVAILABLE" });
  const lapsed = poll(pending, T0 + MINUTE_MS, { "eu-west-1": "NOT_AVAILABLE" });
  const startOf = ({ flight }: typeof pending) => flight.startedAt;
  it.each([
    ["by AWS", KNOWN, read(accepted(T0 - 5)), null, T0 - 5],
    ["not by one that is over", KNOWN, read(accepted(T0, "TERMINATED")), null, null],
    ["not by one without a time", KNOWN, read(accepted(null)), null, null],
    ["not by one of another product", UNKNOWN, read(accepted(T0)), null, null],
    ["as we saw it come", UNKNOWN, read(accepted(T0)), pending, startOf(pending)],
    ["as we saw it come, once it is active", UNKNOWN, read(), active, startOf(active)],
    ["not by one that is gone again", UNKNOWN, read(), lapsed, null],
    [
      "the later of both",
      KNOWN,
      read(accepted(startOf(pending) + 1)),
      pending,
      startOf(pending) + 1,
    ],
    ["the later of both, the other way", KNOWN, read(accepted(1)), pending, startOf(pending)],
  ])("%s", (_name, modelId, agreements, watch, at) => {
    expect(acceptedAtOf({ modelId, agreements, watch })).toBe(at);
  });
});

describe("when a proof is tried again by itself", () => {
  it.each([
    ["not where nobody knows of an acceptance", T0, null, false, null],
    ["when the agreement is 15 minutes old", T0, T0, false, T0 + 15 * MINUTE_MS],
    ["no sooner than a route may be tried again", T0 + 5, T0, false, T0 + 5 + 15 * MINUTE_MS],
    ["not once it was 15 minutes old", T0 + 15 * MINUTE_MS, T0, false, null],
    ["not twice", T0, T0, true, null],
  ])("%s", (_name, at, acceptedAt, isAgain, expected) => {
    expect(againAtOf({ at, acceptedAt, isAgain })).toBe(expected);
  });
});
