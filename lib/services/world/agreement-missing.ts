import { type Age, current } from "@/lib/domain/judge/current";
import { own } from "@/lib/domain/own";
import type { WorldRegion } from "./world";

type At = { region: WorldRegion; modelId: string; age: Age };

/** Whether AWS says that a model has no agreement there, also where the verdict ends at a missing form. */
export function isAgreementMissing({ region: { stored }, modelId, age }: At): boolean {
  const read = current(stored ? own(stored.facts.availability, modelId) : undefined, age);
  return read.ok && read.value.agreement === "NOT_AVAILABLE";
}
