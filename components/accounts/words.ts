import type {
  AccountPermission,
  AccountRegions,
  AccountStanding,
  AccountsView,
  AccountView,
} from "@/lib/contracts/accounts";
import { counted } from "@/lib/domain/words/counted";

/** The sentence that answers: how many could be read, and where something is missing. */
export function accountsSentence({ accounts }: AccountsView): string {
  const read = accounts.filter(({ standing }) => standing.status === "read").length;
  const waiting = accounts.filter(isWaiting).length;
  const lacking = accounts.filter((account) => deniedOf(account).length > 0).length;
  if (accounts.length === 1) {
    const denied = lacking === 0 ? "" : " AWS denies calls that a scan makes.";
    if (waiting === 1) return `The account was not read yet.${denied}`;
    return `The account could ${read === 1 ? "" : "not "}be read.${denied}`;
  }
  const rest = lacking === 0 ? "" : ` In ${lacking} of them AWS denies calls that a scan makes.`;
  const later = waiting === 0 ? "" : ` ${counted(waiting, "was", "were")} not read yet.`;
  return `${read} of ${accounts.length} accounts could be read.${later}${rest}`;
}

/** No scan has come to a Region of it. */
const isWaiting = ({ standing, unreadRegions }: AccountView): boolean =>
  standing.status === "never" ||
  (standing.status === "answers" && unreadRegions.every(({ fault }) => fault === null));

/** The actions of a scan that AWS refused, wholly or in places. */
export const deniedOf = ({ permissions }: AccountView): readonly AccountPermission[] =>
  permissions.filter(({ outcome }) => outcome === "denied");

export const STANDING_LOOK = {
  read: { state: "ready", word: "Read" },
  failed: { state: "unknown", word: "Could not be read" },
  answers: { state: "unknown", word: "No Region read" },
  never: { state: "unknown", word: "Not read yet" },
} as const satisfies Record<AccountStanding["status"], unknown>;

/** Regions read of those that are on and have Bedrock, and what was left out. */
export function regionsText({ read, unread, off, enabling, noEndpoint }: AccountRegions): string {
  const rest = [
    ...(enabling > 0 ? [`${enabling} being enabled`] : []),
    ...(off > 0 ? [`${off} off`] : []),
    ...(noEndpoint > 0 ? [`${noEndpoint} without Bedrock`] : []),
  ];
  const beside = rest.length > 0 ? `; ${rest.join(", ")}` : "";
  return `${read} of ${read + unread} read${beside}`;
}

const PLACES_SHOWN = 4;

/** Where an action was refused: everywhere, or in which Regions. */
export function placesText(places: readonly string[], everywhere: boolean): string {
  if (places.length === 0) return "";
  if (everywhere) return places.length === 1 ? `in ${places[0]}` : "in every Region asked";
  const more = places.length - PLACES_SHOWN;
  const named = places.slice(0, PLACES_SHOWN).join(", ");
  return `in ${named}${more > 0 ? ` and ${more} more` : ""}`;
}
