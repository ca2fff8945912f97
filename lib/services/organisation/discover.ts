import { shownFault } from "@/lib/domain/facts/fault";
import { nextListingAt, nextTryAt, noteTry } from "@/lib/domain/organisation/role-tries";
import { NO_ROSTER, type Roster, type RosterAccount } from "@/lib/domain/organisation/roster";
import type { OrganizationSettings } from "@/lib/domain/organisation/settings";
import { standingOf } from "@/lib/domain/organisation/standing";
import { forgetLeft, listingFailed, takeListing } from "@/lib/domain/organisation/take-listing";
import { nameOfText } from "@/lib/domain/text-name";
import type { EpochMs } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import { ROSTER_ID, ROSTER_KIND, rosterOf } from "./held";
import { filedIds, memberRef } from "./known";

export type DiscoverContext = Pick<
  Context,
  "now" | "settings" | "stores" | "log" | "aws" | "organization"
>;

type Asked = { signal: AbortSignal /** Whatever was asked a moment ago. */; now?: boolean };

/** Roles that are tried side by side. */
const AT_ONCE = 8;

/** What the listing depends on: another of these is asked at once. */
const askedBy = ({ role, externalId, include }: OrganizationSettings): string =>
  nameOfText(JSON.stringify([role, externalId, include.tags !== null]));

/** When the organization is listed next; null: there is none in the file. */
export function nextListing(
  { settings, roster }: Pick<Context["organization"], "settings" | "roster">,
  now: EpochMs,
): EpochMs | null {
  const asked = settings();
  return asked && nextListingAt(roster(), askedBy(asked), now);
}

/** When there is something to ask for the organization; null: there is none in the file. */
export function nextDiscoveryAt(ctx: Omit<DiscoverContext, "aws">): EpochMs | null {
  const settings = ctx.organization.settings();
  if (settings === null) return null;
  const roster = ctx.organization.roster();
  const now = ctx.now();
  const tries = roster.accounts.flatMap((account) => tryAt(ctx, account, now) ?? []);
  return Math.min(nextListingAt(roster, askedBy(settings), now), ...tries);
}

function tryAt(
  { organization }: Pick<DiscoverContext, "organization">,
  account: RosterAccount,
  now: EpochMs,
): EpochMs | null {
  const settings = organization.settings();
  if (settings === null) return null;
  const standing = standingOf(account, { settings, filed: filedIds(organization.filed()) });
  return nextTryAt(account, standing, now);
}

/**
 * Lists the organization where that is due, then tries the roles that are due, and keeps what came of it. A listing that
 * failed changes nothing but the reason that is told.
 */
export async function discover(ctx: DiscoverContext, asked: Asked): Promise<void> {
  const settings = ctx.organization.settings();
  if (settings === null) return;
  await ctx.organization.refresh();
  const at = nextListingAt(ctx.organization.roster(), askedBy(settings), ctx.now());
  if (asked.now || at <= ctx.now()) await list(ctx, settings, asked);
  await tryRoles(ctx, settings, asked);
}

async function list(
  ctx: DiscoverContext,
  settings: OrganizationSettings,
  { signal }: Asked,
): Promise<void> {
  const listing = await ctx.aws.listOrganization(settings, signal);
  if (listing.status === "never") return;
  const told = { at: ctx.now(), asked: askedBy(settings) };
  if (listing.status === "failed")
    ctx.log.warn("the organization could not be listed", { ...shownFault(listing.fault) });
  const oldest = told.at - ctx.settings().retentionMs;
  await change(ctx, (roster) =>
    listing.status === "failed"
      ? listingFailed(roster, { ...told, fault: shownFault(listing.fault) })
      : forgetLeft(takeListing(roster, listing.value, told), oldest),
  );
}

async function tryRoles(
  ctx: DiscoverContext,
  settings: OrganizationSettings,
  { signal, now: isAsked = false }: Asked,
): Promise<void> {
  const roster = ctx.organization.roster();
  const due = roster.accounts.filter((account) => {
    const at = tryAt(ctx, account, ctx.now());
    return at !== null && (isAsked || at <= ctx.now());
  });
  const tried = new Map<string, (account: RosterAccount) => RosterAccount>();
  for (let next = 0; next < due.length && !signal.aborted; next += AT_ONCE) {
    await Promise.all(
      due.slice(next, next + AT_ONCE).map(async (account) => {
        const ref = memberRef(account, { settings, roster });
        const reading = await ctx.aws.readerFor(ref, { expect: account.id }).identity(signal);
        const at = ctx.now();
        tried.set(account.id, (current) => noteTry(current, reading, at));
      }),
    );
  }
  if (tried.size === 0) return;
  await change(ctx, (current) => ({
    ...current,
    accounts: current.accounts.map((account) => tried.get(account.id)?.(account) ?? account),
  }));
}

const TRIES_MAX = 5;

/** Keeps what becomes of the roster, of whichever process kept it last. */
async function change(ctx: DiscoverContext, to: (roster: Roster) => Roster): Promise<void> {
  const { docs } = ctx.stores;
  for (let tries = 1; ; tries += 1) {
    const doc = await docs.get(ROSTER_KIND, ROSTER_ID);
    const roster = (doc && rosterOf(doc)) ?? NO_ROSTER;
    const next = to(roster);
    if (next === roster) break;
    const body = JSON.stringify(next);
    const put = { kind: ROSTER_KIND, id: ROSTER_ID, updatedAt: ctx.now(), body };
    if (await docs.put(put, doc?.rev ?? 0)) break;
    if (tries >= TRIES_MAX)
      throw new Error("the organization is being changed by others all the time");
  }
  await ctx.organization.refresh();
}
