import type { Moved } from "@/lib/domain/acts/moved";
import type { RateRow, TokenPrice } from "@/lib/domain/acts/preview";
import type { Owner } from "@/lib/domain/owner";

/** Why a verb of acts did nothing at AWS, in words for a page. */
export type ActRefusal = {
  code:
    | "OFF"
    | "NO_ROLE"
    | "FORBIDDEN"
    | "NOT_FOUND"
    | "UNDER_WAY"
    | "REFUSED_BEFORE"
    | "CHOOSE_OFFER"
    | "NOT_READ"
    | "EXPIRED"
    | "STALE"
    | "WRONG_WORD"
    | "SECOND_PERSON"
    | "MOVED"
    | "WRONG_FORM"
    | "BAD_INPUT";
  message: string;
  /** The act that stands in the way, or that was meant. */
  act?: string;
  /** What there is to choose from. */
  offers?: readonly OfferChoice[];
  /** What AWS showed at the preview, and shows now. */
  moved?: readonly Moved[];
  next?: string;
  /** Of the case that AWS Support decides. */
  supportText?: string;
  owner?: Owner;
};

export type OfferChoice = {
  offerId: string;
  refundPolicy: string | null;
  validFor: string | null;
  rateCard: readonly RateRow[];
  price: TokenPrice | null;
};
