import { own } from "@/lib/domain/own";

/** AWS's values: https://docs.aws.amazon.com/accounts/latest/reference/API_Region.html */
const WORDS: Readonly<Record<string, string>> = {
  ENABLED: "enabled",
  ENABLED_BY_DEFAULT: "on by default",
  ENABLING: "being enabled",
  DISABLING: "being switched off",
  DISABLED: "off",
};

type Shut = {
  /** As in "is off". */
  is: string;
  /** Who can do what about it, as a sentence. */
  next: string;
  /** Whether AWS takes it now that somebody enables the Region. */
  canBeEnabled: boolean;
};

/** What a Region that is off or on its way is, and what follows: while AWS is at work nothing can be done but to wait. */
export function shutText(status: string | null): Shut {
  switch (status) {
    case "ENABLING":
      return {
        is: regionStatusText(status),
        next: "Wait for AWS: that takes minutes to hours.",
        canBeEnabled: false,
      };
    case "DISABLING":
      return {
        is: regionStatusText(status),
        next: "Once it is off, an account admin can enable it again.",
        canBeEnabled: false,
      };
    default:
      return {
        is: "off",
        next: "An account admin can enable it; that takes minutes to hours.",
        canBeEnabled: true,
      };
  }
}

/** Whether a Region is on, in words; a value that AWS added since stands as it came, and null is not known. */
export const regionStatusText = (status: string | null): string =>
  status === null ? "not known" : (own(WORDS, status) ?? status);
