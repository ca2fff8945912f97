import { describe, expect, it } from "vitest";
import { idWords } from "@/lib/domain/quota/id-words";
import { normaliseName } from "@/lib/domain/quota/model-names";
import { tieQuota } from "@/lib/domain/quota/tie";
import type { QuotaScope } from "@/lib/domain/quota/types";
import { MODELS } from "./models";

const WORDS: Readonly<Record<QuotaScope, string>> = {
  "on-demand": "On-demand",
  "cross-region": "Cross-region",
  global: "Global cross-region",
};

/** How AWS's habits would spell a neighbour that does not exist. */
const NEIGHBOURS: readonly ((name: string) => string)[] = [
  (name) => name.replace(/\d+(?!.*\d)/, (last) => String(Number(last) + 13)),
  (name) => name.replace(/\d+/, (first) => String(Number(first) + 17)),
  (name) => `${name} Flash`,
  (name) => `${name} V7`,
  (name) => `Mini ${name}`,
  (name) => name.split(" ").slice(0, -1).join(" "),
  (name) => name.replace(/(\d)\.(\d)/, "$1$2"),
  (name) => `${name} Instruct Preview`,
];
const SPELLINGS: readonly ((name: string, vendor: string) => string)[] = [
  (name) => name,
  (name, vendor) => `${vendor} ${name}`,
  (name, vendor) => `${vendor} ${name} V1`,
  (name) => name.toUpperCase(),
];

/** Also what an id says in words, and what AWS calls a model by its own slip. */
const exists = new Set(
  [
    ...MODELS.flatMap(({ modelId, modelName }) => [modelName ?? "", ...idWords(modelId)]),
    "Gemma 3 4B",
    "Gemma 3 12B",
  ].map(normaliseName),
);

const invented = MODELS.flatMap(({ modelName, providerName, scopes }, at) => {
  const [scope = "on-demand"] = scopes;
  const neighbour = NEIGHBOURS[at % NEIGHBOURS.length]?.(modelName ?? "") ?? "";
  const next = NEIGHBOURS[(at + 3) % NEIGHBOURS.length]?.(modelName ?? "") ?? "";
  return [neighbour, next]
    .filter((name) => name !== "" && !exists.has(normaliseName(name)))
    .map((name) => `${WORDS[scope]} model inference tokens per minute for ${providerName} ${name}`);
});

const real = MODELS.flatMap(({ modelId, modelName, providerName, scopes }, at) =>
  modelName === null || providerName === null
    ? []
    : [at, at + 1].map((turn) => {
        const [scope = "on-demand"] = scopes;
        const spell = SPELLINGS[turn % SPELLINGS.length] ?? ((name: string) => name);
        const name = `${WORDS[scope]} model inference tokens per minute for ${spell(modelName, providerName)}`;
        return { name, modelId };
      }),
);

describe("names that nobody has listed yet, in AWS's manner", () => {
  it("of models that do not exist tie to none", () => {
    const wrong = invented.flatMap((name) => {
      const { modelId } = tieQuota(name, MODELS);
      return modelId === null ? [] : [`${name} → ${modelId}`];
    });
    expect(new Set(invented).size).toBeGreaterThanOrEqual(100);
    expect(wrong).toEqual([]);
  });

  it("of models that do exist tie to their own or to none, and nearly all to their own", () => {
    const ties = real.map(({ name, modelId }) => ({
      name,
      right: modelId,
      tied: tieQuota(name, MODELS).modelId,
    }));
    expect(ties.length).toBeGreaterThanOrEqual(100);
    expect(ties.filter(({ right, tied }) => tied !== null && tied !== right)).toEqual([]);
    expect(ties.filter(({ tied }) => tied === null).length).toBeLessThan(ties.length / 10);
  });
});
