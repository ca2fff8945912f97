import { type Age, current } from "@/lib/domain/judge/current";
import { own } from "@/lib/domain/own";
import type { WorldRegion } from "./world";

/** Whether AWS says that a model has no agreement there, also where the verdict ends at a missing form. */
export function isAgreementMissing({ stored }: WorldRegion, modelId: string, age: Age): boolean {
  const reading = stored ? own(stored.facts.availability, modelId) : undefined;
  const read = current(reading, age);
  return read.ok && read.value.agreement === "NOT_AVAILABLE";
}
