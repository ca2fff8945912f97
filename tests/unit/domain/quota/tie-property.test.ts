import fc from "fast-check";
import { expect, it } from "vitest";
import { tieQuota } from "@/lib/domain/quota/tie";
import type { QuotaCandidate, QuotaScope } from "@/lib/domain/quota/types";

const SCOPE_WORDS: Record<QuotaScope, string> = {
  "on-demand": "On-demand",
  "cross-region": "Cross-region",
  global: "Global cross-region",
};

const vendor = fc.constantFrom(
  "Anthropic",
  "Meta",
  "Mistral AI",
  "DeepSeek",
  "Cohere",
  "Acme AI",
  "Zenith",
);
// Few words, so that names come out near to one another.
const word = fc.constantFrom(
  "Sky",
  "Nova",
  "Lite",
  "Pro",
  "R",
  "Plus",
  "Large",
  "Embed",
  "DeepSeek",
  "Mistral",
);
const number = fc.constantFrom("2", "3", "3.1", "3.3", "70B", "V1", "V2", "v2", "R1");
const modelName = fc
  .tuple(word, fc.array(fc.oneof(word, number), { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest].join(" "));
const scope = fc.constantFrom<QuotaScope>("on-demand", "cross-region", "global");

const candidate: fc.Arbitrary<QuotaCandidate> = fc
  .record({ providerName: vendor, modelName, scopes: fc.uniqueArray(scope), serial: fc.nat(999) })
  .map(({ providerName, modelName, scopes, serial }) => ({
    modelId: `${providerName.toLowerCase().replaceAll(" ", "")}.m-${serial}-${modelName.toLowerCase().replaceAll(" ", "-")}`,
    modelName,
    providerName,
    scopes: new Set(scopes),
  }));

const quotaOf = ({ providerName, modelName }: QuotaCandidate, scope: QuotaScope) =>
  `${SCOPE_WORDS[scope]} model inference tokens per minute for ${providerName} ${modelName}`;

it("a model's own quota ties to it or to none, whatever other models there are", () => {
  fc.assert(
    fc.property(
      candidate,
      scope,
      fc.array(candidate, { maxLength: 12 }),
      (right, scope, others) => {
        const owner = { ...right, scopes: new Set([...right.scopes, scope]) };
        const tie = tieQuota(quotaOf(owner, scope), [...others, owner]);
        expect([owner.modelId, null]).toContain(tie.modelId);
      },
    ),
    { numRuns: 3_000 },
  );
});

it("alone in its region a model gets its own quota", () => {
  fc.assert(
    fc.property(candidate, scope, (right, scope) => {
      const owner = { ...right, scopes: new Set([scope]) };
      expect(tieQuota(quotaOf(owner, scope), [owner]).modelId).toBe(owner.modelId);
    }),
  );
});

it("more models never move a quota from one model to another, unless one is named exactly so", () => {
  fc.assert(
    fc.property(
      candidate,
      scope,
      fc.array(candidate, { maxLength: 8 }),
      fc.array(candidate, { maxLength: 8 }),
      fc.boolean(),
      (named, scope, models, added, first) => {
        const name = quotaOf(named, scope) + (first ? " V1" : "");
        const before = tieQuota(name, models).modelId;
        const known = new Set(models.map(({ modelId }) => modelId));
        const fresh = added.filter(({ modelId }) => !known.has(modelId));
        const after = tieQuota(name, [...models, ...fresh]);
        const exact = fresh.filter(
          ({ modelName }) => / v1$/i.test(modelName ?? "") || modelName === named.modelName,
        );
        if (before === null || exact.length > 0) return;
        expect([before, null]).toContain(after.modelId);
      },
    ),
    { numRuns: 3_000 },
  );
});
