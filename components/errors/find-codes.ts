import { CAUSE_ENTRIES, causesOf } from "@/lib/domain/catalogue/causes";
import { CODE_ENTRIES } from "@/lib/domain/catalogue/codes";
import { CODE_OWNER } from "@/lib/domain/catalogue/owners";
import { CODES, type Code } from "@/lib/domain/codes";
import { OWNERS, type Owner } from "@/lib/domain/owner";

export type CodeGroup = { owner: Owner; codes: readonly Code[] };

/** Codes whose words, or whose causes' words, contain every word of `text`, by who acts. */
export function findCodes(text: string): readonly CodeGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (code: Code) => words.every((word) => hayOf(code).includes(word));
  return OWNERS.map((owner) => ({
    owner,
    codes: CODES.filter((code) => CODE_OWNER[code] === owner && fits(code)),
  })).filter(({ codes }) => codes.length > 0);
}

function hayOf(code: Code): string {
  const { title, cause, httpStatus, steps } = CODE_ENTRIES[code];
  const causes = causesOf(code).map(
    (name) => `${name} ${CAUSE_ENTRIES[name].title} ${CAUSE_ENTRIES[name].sentence}`,
  );
  return [code, title, cause, httpStatus ?? "", ...steps.map((step) => step.text), ...causes]
    .join(" ")
    .toLowerCase();
}
