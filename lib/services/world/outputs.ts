import { lastGood } from "@/lib/domain/facts/facts";
import type { WorldRegion } from "./world";

/** What each model gives (`TEXT`, `IMAGE`, `EMBEDDING` …), as the region's list was last read; nothing where it is not listed. */
export function outputsIn({
  stored,
}: Pick<WorldRegion, "stored">): (modelId: string) => readonly string[] {
  const listed = lastGood(stored?.facts.models ?? { status: "never" })?.value ?? [];
  const outputs = new Map(
    listed.map(({ modelId, outputModalities }) => [modelId, outputModalities] as const),
  );
  return (modelId) => outputs.get(modelId) ?? [];
}
