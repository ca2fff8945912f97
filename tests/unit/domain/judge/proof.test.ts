import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/domain/time";
import { aProof } from "@/tests/support/a-proof";
import {
  answering,
  aRegion,
  available,
  CLAUDE,
  judge,
  NOW,
  readAt,
  type Setting,
} from "@/tests/support/build-facts";

type Given = Parameters<typeof aProof>[0];
const tried = (...given: readonly Given[]): Setting => ({
  proofs: given.map((one) => aProof({ modelId: CLAUDE, route: "eu", at: NOW - HOUR_MS, ...one })),
});
const REFUSED = { outcome: "refused", refused: "account" } as const;
const BLOCKED = ["blocked", "BadCScoreException", "account-not-eligible-for-model"];
const READY = ["ready", null, null];

describe("row 16", () => {
  it.each([
    ["never tried", {}, READY],
    ["answered", tried({}), READY],
    ["refused for the account", tried(REFUSED), BLOCKED],
    ["refused a day ago less a moment", tried({ ...REFUSED, at: NOW - DAY_MS + 1 }), BLOCKED],
    ["refused a day ago", tried({ ...REFUSED, at: NOW - DAY_MS }), ["unknown", "Stale", null]],
    ["refused a week ago", tried({ ...REFUSED, at: NOW - 7 * DAY_MS }), READY],
    ["refused, then answered", tried(REFUSED, { at: NOW }), READY],
    ["answered, then refused", tried({ at: NOW - 2 * HOUR_MS }, REFUSED), BLOCKED],
    ["refused for the role", tried({ outcome: "refused", refused: "role" }), READY],
    ["throttled", tried({ outcome: "throttled" }), READY],
    ["no verdict", tried({ outcome: "no-verdict" }), READY],
    ["not provable", tried({ outcome: "not-provable" }), READY],
    ["refused, then throttled", tried(REFUSED, { outcome: "throttled", at: NOW }), BLOCKED],
    ["another model", tried({ ...REFUSED, modelId: "amazon.nova-lite-v1:0" }), READY],
    ["a route that is not there", tried({ ...REFUSED, route: "us" }), READY],
  ])("%s", (_, setting, expected) => {
    const { state, code, cause } = judge(setting);
    expect([state, code, cause]).toEqual(expected);
  });

  it("says by which route, when, in AWS's words, and who can help", () => {
    const { findings, gates } = judge(tried(REFUSED));
    expect(findings[0]).toMatchObject({
      gate: "proof",
      owner: "aws-support",
      message: expect.stringMatching(
        /by eu was refused at 2026-11-22 11:00 UTC: This model is not/,
      ),
    });
    expect(gates.at(-1)).toMatchObject({ gate: "proof", outcome: "closed", raw: "refused" });
  });

  it.each([
    ["an answer never makes a cell ready", { agreement: "NOT_AVAILABLE" }, "inactive"],
    ["nor one whose agreement failed", { agreement: "ERROR" }, "blocked"],
    ["nor one that pends", { agreement: "PENDING", pendingSince: NOW }, "pending"],
  ])("%s", (_, over, state) => {
    const verdict = judge({ ...tried({}), facts: answering(over) });
    expect(verdict.state).toBe(state);
    expect(verdict.proved).toBeUndefined();
  });

  it.each([
    ["answered within a day", tried({}), true],
    ["answered before", tried({ at: NOW - DAY_MS }), undefined],
    ["refused", tried(REFUSED), undefined],
    ["never tried", {}, undefined],
  ])("the mark of %s", (_, setting, proved) => {
    expect(judge(setting).proved).toBe(proved);
  });

  it("an answer that is newer than table and mode lifts what the table says to a note", () => {
    const fable = "anthropic.claude-fable-5";
    const { models } = aRegion();
    const facts = (updatedAt: number | null) => {
      const listed = models.status === "read" ? models.value : [];
      const [first] = listed;
      return aRegion({
        models: readAt(first ? [...listed, { ...first, modelId: fable }] : []),
        availability: { [fable]: readAt(available()) },
        dataRetention: readAt({ mode: "default", updatedAt }),
      });
    };
    const by = (setting: Setting, updatedAt: number | null = null) =>
      judge({ ...setting, facts: facts(updatedAt), modelId: fable });
    const answered = tried({ modelId: fable, route: "on-demand" });
    expect(by({})).toMatchObject({ state: "blocked", code: "DataRetentionNotAllowed" });
    expect(by(answered)).toMatchObject({ state: "ready", proved: true });
    expect(by(answered).findings).toContainEqual(
      expect.objectContaining({ gate: "data-retention", severity: "note" }),
    );
    expect(by(answered, NOW - HOUR_MS + 1)).toMatchObject({ code: "DataRetentionNotAllowed" });
  });
});
