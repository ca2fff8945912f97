import type { FixStep } from "@/lib/domain/catalogue/fix";
import type { Finding } from "@/lib/domain/verdict";

/** A warning that belongs beside the answer: the model is legacy, or ends within 90 days. */
export const isWeighty = ({
  severity,
  code,
  cause,
}: Pick<Finding, "severity" | "code" | "cause">) =>
  severity === "warn" && (code === "ModelLegacy" || cause === "model-end-of-life");

type Near = { modelId: string; name: string };

/**
 * Whether a model can stand in for another: it gives everything that one gave (`TEXT`, `IMAGE` …). Where AWS's list does not
 * say what that was, nothing speaks against it.
 */
export const standsInFor = (gave: readonly string[], gives: readonly string[]): boolean =>
  gave.every((output) => gives.includes(output));

/** Models by how close they come to one that ends: those that share the most words of its name; of several the newest by name. */
export const nearestFirst = <T extends Near>(name: string, models: readonly T[]): readonly T[] =>
  models.toSorted(
    (a, b) =>
      sharedWords(name, b) - sharedWords(name, a) ||
      b.name.localeCompare(a.name, "en", { numeric: true }),
  );

/** The ready model to move to; null where none shares a word of its name. */
export function successorOf<T extends Near>(name: string, ready: readonly T[]): T | null {
  const [best] = nearestFirst(name, ready);
  return best && sharedWords(name, best) > 0 ? best : null;
}

function sharedWords(name: string, other: Near): number {
  const words = new Set(wordsOf(name));
  return wordsOf(other.name).filter((word) => words.has(word)).length;
}

/** Words without figures: a version tells models of one family apart, and is no likeness. */
const wordsOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => /^[a-z]{2,}/.test(word));

type Ending = { ends: string; region: string; successor: Near | null };

/** In place of the offer: a model that ends soon is not worth an agreement. */
export function endingSteps({ ends, region, successor }: Ending): readonly FixStep[] {
  const first = successor
    ? `Use ${successor.name}: it is ready in ${region}.`
    : `Choose a newer model: none of this provider is ready in ${region} yet.`;
  return [first, `Don’t accept an offer for this one. ${ends}`].map((text) => ({
    text,
    href: null,
    linkLabel: null,
  }));
}
