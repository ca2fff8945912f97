import { expect, it } from "vitest";
import { evidenceText } from "@/components/proof/evidence-text";
import type { ShownProof } from "@/lib/contracts/proofs";

const NOW = Date.UTC(2026, 10, 22, 14, 24);
const THROTTLED: ShownProof = {
  ...{ outcome: "throttled", at: NOW, latencyMs: 80, inputTokens: null, outputTokens: null },
  ...{ requestId: "abc", againAt: null, by: "Ada" },
  refused: {
    ...{ of: null, code: "ThrottlingException", owner: "wait" },
    message: "Too many tokens",
  },
};
const ROLES = { ...THROTTLED.refused, of: "role", message: "Not allowed." } as const;

it.each<[string, Partial<ShownProof>, RegExp]>([
  ["no full stop of its own", {}, /UTC, 80 ms\. Too many tokens\. Request abc$/],
  ["no request id", { requestId: null }, /Too many tokens\.$/],
  [
    "the role's own rights",
    { refused: { ...ROLES, code: "AccessDeniedException", owner: "iam-admin" } },
    /\. For the proof role’s own rights: Not allowed\. Request abc$/,
  ],
])("what AWS refused a call with is a sentence: %s", (_name, over, expected) => {
  expect(evidenceText({ ...THROTTLED, ...over }, "eu", NOW)).toMatch(expected);
});
