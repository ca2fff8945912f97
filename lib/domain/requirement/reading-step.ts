import { isCurable } from "@/lib/domain/facts/fault";
import type { LineStep } from "./line";
import type { RequirementFinding } from "./world";

type ReadingPlace = { account: string | null; region: string | null };

const placeText = (place: ReadingPlace): string =>
  [place.account, place.region].filter((part) => part !== null).join("~");

/** A reading that the next scan may cure can be had at once; any other is for its owner to mend. */
export function readingStep(
  place: ReadingPlace,
  { code, cause }: Pick<RequirementFinding, "code" | "cause">,
): LineStep {
  if (code === null || isCurable({ code, cause }) || code === "NotReadYet" || code === "Stale")
    return readStep(place);
  const key = ["mend", code, cause, placeText(place)].join("~");
  const step = { kind: "act", key, text: "Let the scan read it", same: "The same step" } as const;
  return { ...step, takes: null, quotaCode: null };
}

/** Asks again. */
export const readStep = (place: ReadingPlace): LineStep => ({
  kind: "read",
  key: `read~${placeText(place)}`,
  text: "Read again now",
  same: "The same reading",
  takes: null,
  quotaCode: null,
});
