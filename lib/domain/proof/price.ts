import { isGeographic } from "@/lib/domain/routes";
import type { Route } from "@/lib/domain/verdict";
import { FIRST_TOKENS, MORE_TOKENS } from "./body";
import { isImage, type ProofKind } from "./kinds";

/** US dollars of a million tokens. */
type Price = { input: number; output: number };

/**
 * Prices on demand, by how a base id begins, the longest first. What is not listed is taken at the dearest of them.
 * https://aws.amazon.com/bedrock/pricing/
 */
export const PRICES = {
  asOf: "2026-10",
  /** A profile of one geography costs a tenth more than the global one. */
  geographic: 1.1,
  models: [
    ["anthropic.claude-opus-5", { input: 5, output: 25 }],
    ["openai.gpt-6-astra", { input: 11, output: 55 }],
    ["anthropic.claude-haiku-4-5", { input: 1, output: 5 }],
    ["anthropic.claude-sonnet-4", { input: 3, output: 15 }],
    ["anthropic.claude-opus-4-1", { input: 15, output: 75 }],
  ],
  dearest: { input: 15, output: 75 },
  /** One call, in US dollars, at most. */
  rerank: 0.002,
  image: 0.14,
} as const satisfies {
  asOf: string;
  geographic: number;
  models: readonly (readonly [string, Price])[];
  dearest: Price;
  rerank: number;
  image: number;
};

/** What the prompt comes to, with what a model adds to it. */
const INPUT_TOKENS_MAX = 15;
const MILLION = 1_000_000;
const BILLION = 1_000_000_000;

export const priceOf = (modelId: string): Price | null =>
  PRICES.models.find(([begin]) => modelId.startsWith(begin))?.[1] ?? null;

/** In whole billionths of a dollar, so that sums and JSON show no digits of binary fractions. */
const exact = (usd: number): number => Math.round(usd * BILLION) / BILLION;

const dollars = (
  tokens: { input: number; output: number },
  { price, route }: { price: Price; route: Route },
): number =>
  exact(
    ((tokens.input * price.input + tokens.output * price.output) *
      (isGeographic(route) ? PRICES.geographic : 1)) /
      MILLION,
  );

type Call = { modelId: string; route: Route; kind: ProofKind };

/** What a try costs at most, in US dollars: with the second call, where the model names a minimum of tokens. */
export function atMost({ modelId, route, kind }: Call): number {
  if (isImage(kind)) return PRICES.image;
  if (kind.startsWith("rerank-")) return PRICES.rerank;
  const price = priceOf(modelId) ?? PRICES.dearest;
  const twice = kind === "converse" || kind === "messages";
  const tokens = twice
    ? { input: 2 * INPUT_TOKENS_MAX, output: FIRST_TOKENS + MORE_TOKENS }
    : { input: INPUT_TOKENS_MAX, output: 0 };
  return dollars(tokens, { price, route });
}

/** What all calls of a plan cost at most, in US dollars. */
export const atMostOfAll = (calls: readonly { atMost: number }[]): number =>
  exact(calls.reduce((sum, call) => sum + call.atMost, 0));

/** What was spent by the tokens that AWS counted; null: they or the price are not known. */
export function spent(
  { modelId, route }: Pick<Call, "modelId" | "route">,
  tokens: { input: number | null; output: number | null },
): number | null {
  const price = priceOf(modelId);
  if (!price || tokens.input === null) return null;
  return dollars({ input: tokens.input, output: tokens.output ?? 0 }, { price, route });
}
