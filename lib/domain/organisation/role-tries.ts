import type { Identity, Reading } from "@/lib/domain/facts/facts";
import { shownFault } from "@/lib/domain/facts/fault";
import { type EpochMs, HOUR_MS, MINUTE_MS } from "@/lib/domain/time";
import type { Roster, RosterAccount } from "./roster";
import type { MemberStanding } from "./standing";
import { ACTIVE } from "./take-listing";

/** How long until a role that did not answer is tried again. */
export const TRY_EVERY_MS = 5 * MINUTE_MS;
/** AWS asks that lists are kept for so long. */
export const LIST_EVERY_MS = HOUR_MS;
/** After one that failed. */
export const LIST_AGAIN_MS = 5 * MINUTE_MS;

/** When the organization is listed next; what is asked otherwise than before is asked at once. */
export function nextListingAt({ tried }: Roster, asked: string, now: EpochMs): EpochMs {
  if (tried === null || tried.asked !== asked || tried.at > now) return now;
  return tried.at + (tried.fault === null ? LIST_EVERY_MS : LIST_AGAIN_MS);
}

/** When the role of a member is tried next; null: never as it stands. */
export function nextTryAt(
  { tried, state }: Pick<RosterAccount, "tried" | "state">,
  standing: MemberStanding,
  now: EpochMs,
): EpochMs | null {
  switch (standing.kind) {
    case "proposed":
    case "no-role":
    case "unreachable":
      if (state !== ACTIVE) return null;
      return tried === null || tried.at > now ? now : tried.at + TRY_EVERY_MS;
    default:
      return null;
  }
}

/**
 * The member after its role was tried. AWS refuses a role that is not there, and one that trusts somebody else or wants
 * another external id, in the same words; all else says nothing of the role.
 */
export function noteTry(
  account: RosterAccount,
  reading: Reading<Identity>,
  at: EpochMs,
): RosterAccount {
  switch (reading.status) {
    case "never":
      return account;
    case "read":
      return { ...account, role: { status: "answers", since: at }, tried: { at, fault: null } };
    case "failed": {
      const { fault } = reading;
      const isRefused = fault.operation === "AssumeRole" && fault.code === "AccessDeniedException";
      if (!isRefused) return { ...account, tried: { at, fault: shownFault(fault) } };
      const since = account.role.status === "none" ? account.role.since : at;
      return { ...account, role: { status: "none", since }, tried: { at, fault: null } };
    }
  }
}
