import type { ShownFault } from "@/lib/domain/facts/fault";
import type { HealthFinding } from "@/lib/domain/health-check";
import type { OrganizationSettings } from "@/lib/domain/organisation/settings";
import { type MemberStanding, standingOf } from "@/lib/domain/organisation/standing";
import { counted } from "@/lib/domain/words/counted";
import { ageText } from "@/lib/domain/words/durations";
import type { Context } from "@/lib/services/context";
import { filedIds } from "@/lib/services/organisation/known";

const ABOUT = "organization";
const NAMED = 3;
const RIGHTS = "bedrock-readiness policy --for discover prints what listing it needs.";
const STACK_SET = "bedrock-readiness policy --for discover prints the StackSet that brings it.";

/** The organization of the file: whether it can be listed, how old its listing is, and which members can't be read. */
export async function examineOrganization(
  ctx: Context,
  { ask }: { ask: boolean },
): Promise<readonly HealthFinding[]> {
  const settings = ctx.organization.settings();
  if (settings === null) return [];
  await ctx.organization.refresh();
  return [
    ...(ask ? [await listingNow(ctx, settings)] : []),
    listingKept(ctx),
    ...membersOf(ctx, settings),
  ];
}

/** Asks for the list and keeps nothing of it. */
async function listingNow(ctx: Context, settings: OrganizationSettings): Promise<HealthFinding> {
  const listing = await ctx.aws.listOrganization(settings, new AbortController().signal);
  switch (listing.status) {
    case "read": {
      const { length } = listing.value.accounts;
      return { about: ABOUT, state: "well", says: `lists ${accounts(length)}`, next: null };
    }
    case "failed":
      return {
        about: ABOUT,
        state: "wrong",
        says: `can't be listed: ${listing.fault.message}`,
        next: RIGHTS,
      };
    case "never":
      return { about: ABOUT, state: "unknown", says: "was not listed", next: null };
  }
}

function listingKept(ctx: Context): HealthFinding {
  const { listedAt, tried } = ctx.organization.roster();
  const next = "A running dashboard lists it by the hour.";
  if (listedAt === null && !tried?.fault)
    return { about: ABOUT, state: "unknown", says: "was never listed", next };
  const last = listedAt === null ? "was never listed" : `listed ${ageText(listedAt, ctx.now())}`;
  return tried?.fault
    ? {
        about: ABOUT,
        state: "wrong",
        says: `${last}; the last try failed: ${tried.fault.message}`,
        next: RIGHTS,
      }
    : { about: ABOUT, state: "well", says: last, next: null };
}

type Member = { name: string; standing: MemberStanding };

function membersOf({ organization }: Context, settings: OrganizationSettings): HealthFinding[] {
  const filed = filedIds(organization.filed());
  const members = organization.roster().accounts.map((account): Member => {
    return { name: account.name, standing: standingOf(account, { settings, filed }) };
  });
  const of = (fits: (standing: MemberStanding) => boolean) =>
    members.filter(({ standing }) => fits(standing));
  const faults = members.flatMap(({ standing }): ShownFault[] =>
    standing.kind === "unreachable" ? [standing.fault] : [],
  );
  const told: readonly (readonly [readonly Member[], Omit<HealthFinding, "about">])[] = [
    [
      of(({ kind }) => kind === "no-role"),
      { state: "note", says: `without the role ${settings.memberRole}`, next: STACK_SET },
    ],
    [
      of(({ kind }) => kind === "unreachable"),
      { state: "unknown", says: `not reached (${faults[0]?.message ?? ""})`, next: null },
    ],
    [
      of(({ kind }) => kind === "proposed"),
      { state: "unknown", says: "whose role was not tried yet", next: null },
    ],
    [
      of((one) => one.kind === "left-out" && one.why === "tags-unread"),
      {
        state: "unknown",
        says: "whose tags were not read, and include asks for some",
        next: RIGHTS,
      },
    ],
  ];
  return told.flatMap(([those, { state, says, next }]) =>
    those.length === 0
      ? []
      : [{ about: ABOUT, state, says: `${accounts(those.length)} ${says}: ${named(those)}`, next }],
  );
}

const accounts = (count: number): string => counted(count, "account");

function named(members: readonly Member[]): string {
  const names = members.slice(0, NAMED).map(({ name }) => name);
  const more = members.length - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
