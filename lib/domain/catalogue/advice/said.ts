import type { Step } from "@/lib/domain/catalogue/entry";
import { type Named, NOTHING_NAMED } from "@/lib/domain/diagnosis/named";
import type { LinkTarget } from "@/lib/domain/links/target";

/** What an error said that the words of its fix are made from. */
export type Said = Named & { action: string | null; requestId: string | null };

/** Of a finding of our own scan, which names nothing. */
export const NOTHING_SAID: Said = { ...NOTHING_NAMED, action: null, requestId: null };

export type AdviceInput = { said: Said; at: LinkTarget };

/** What takes the place of the catalogue's words; what is left out stays as the catalogue has it. */
export type Advice = {
  sentence?: string;
  steps?: readonly [Step, ...Step[]];
  /** Null: the catalogue's command does not fit. */
  command?: string | null;
};

/** Null: nothing was read that would change the words. */
export type Advise = (input: AdviceInput) => Advice | null;
