import type {
  AccountPermission,
  AccountRegions,
  AccountsView,
  AccountView,
  Denial,
  FaultWithFix,
  UnreadRegion,
} from "@/lib/contracts/accounts";
import { fixOfReading } from "@/lib/domain/advice/fix-of-reading";
import type { AccountAccess } from "@/lib/domain/catalogue/account-fix";
import { accountFix } from "@/lib/domain/catalogue/account-fix";
import { fixFor } from "@/lib/domain/catalogue/fix";
import type { Fault, ShownFault } from "@/lib/domain/facts/fault";
import { shownFault } from "@/lib/domain/facts/fault";
import { groupBy } from "@/lib/domain/group-by";
import { callerPolicy, scanPolicy, trustPolicy } from "@/lib/domain/policy/policy";
import type { ListStatus } from "@/lib/domain/requirement/world";
import type { Context, WorldContext } from "@/lib/services/context";
import { organizationView } from "@/lib/services/organisation/view";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { accountFault, accountWarnings } from "@/lib/services/world/faults";
import type { Outline, OutlinedAccount, OutlinedRegion } from "@/lib/services/world/outline";
import { unread } from "@/lib/services/world/region-standing";
import { type ActionCalls, callsByAction, type DeniedCalls } from "./permissions";

/** Stand where a value has to be put in by the reader; IAM refuses both as they are. */
const OWN_ACCOUNT = "ACCOUNT-OF-THE-DASHBOARD";
const EXTERNAL_ID = "EXTERNAL-ID-OF-THE-CONFIGURATION";

type AccountsContext = WorldContext & Pick<Context, "configurationProblems" | "organization">;

/** Every configured account as the last scan left it. */
export async function listAccounts(ctx: AccountsContext): Promise<AccountsView> {
  const world = await ctx.world.outline();
  return {
    serverNow: world.now,
    problems: ctx.configurationProblems(),
    accounts: world.accounts.map((account) => viewOfAccount(ctx, { account, world })),
    policy: JSON.stringify(scanPolicy(), null, 2),
    organization: organizationView(ctx, world),
  };
}

type At = { account: OutlinedAccount; world: Outline };

function viewOfAccount(ctx: WorldContext, { account, world }: At): AccountView {
  const access = accessOf(account.ref.access);
  const target = (region: string | null) => ({
    partition: account.partition,
    region,
    accountId: account.accountId,
    modelId: null,
    quotaCode: null,
    portal: ctx.settings().accessPortal,
  });
  const withFix = (fault: Fault, region: string | null = null): FaultWithFix => ({
    fault: shownFault(fault),
    fix: fixFor({ code: fault.code, cause: fault.cause, ...target(region) }),
  });
  const unreadFix = (fault: Fault): FaultWithFix => ({
    fault: shownFault(fault),
    fix: fixOfReading({ fault, gate: "region", ...target(null) }),
  });
  const failed = accountFault(account);
  const regions = account.regions.map(stood);
  const times = account.regions.flatMap(({ gist }) => gist?.readAt ?? []);
  return {
    key: account.key,
    accountId: account.accountId,
    // The store has the name of the last scan.
    name: account.ref.name ?? account.name,
    partition: account.partition,
    access,
    standing: failed
      ? {
          status: "failed",
          fault: shownFault(failed),
          fix: accountFix(failed, { access, ...target(null) }),
        }
      : { status: statusOf(account, countOf(regions)) },
    // A refused call stands among the permissions, with what is not known for want of it.
    warnings: accountWarnings(account, world.now)
      .filter(({ code }) => code !== "AccessDeniedException")
      .map((fault) => (fault.operation === null ? withFix(fault) : unreadFix(fault))),
    permissions: callsByAction([account]).map((calls) => permissionOf(calls, withFix)),
    regions: countOf(regions),
    unreadRegions: unreadOf(regions),
    readAt: times.length > 0 ? Math.max(...times) : null,
    role: roleOf(account.ref.access, world),
  };
}

/** Whose it is is read before any Region; where nothing is on, that is all there is to read. */
function statusOf({ facts }: OutlinedAccount, { read, unread }: AccountRegions) {
  if (facts.identity.status !== "read") return "never";
  return read > 0 || unread === 0 ? "read" : "answers";
}

type WithFix = (fault: Fault, region?: string | null) => FaultWithFix;

/** How an account is reached, without the external id. */
export function accessOf(access: AccountRef["access"]): AccountAccess {
  if (access.by !== "role") return access;
  return { by: "role", roleArn: access.roleArn, withExternalId: access.externalId !== null };
}

function permissionOf(
  { action, outcome, loses, denied, answered }: ActionCalls,
  withFix: WithFix,
): AccountPermission {
  const byCause = groupBy(denied, ({ fault }) => fault.cause);
  const denials = [...byCause.values()].flatMap((calls): Denial[] => {
    const newest = calls.reduce((a, b) => (b.fault.attempt > a.fault.attempt ? b : a));
    const places = new Set(calls.flatMap(({ region }) => region ?? []));
    const found = withFix(newest.fault, newest.region);
    return [{ ...found, places: [...places].sort(), calls: sumOf(calls) }];
  });
  return { action, outcome, loses, denials, everywhere: denied.length > 0 && !answered };
}

const sumOf = (calls: readonly DeniedCalls[]): number =>
  calls.reduce((sum, one) => sum + one.calls, 0);

type Stood = { region: string; standing: keyof AccountRegions; fault: ShownFault | null };

const STANDING = {
  read: "read",
  failed: "unread",
  off: "off",
  "no-endpoint": "noEndpoint",
} as const satisfies Record<ListStatus, keyof AccountRegions>;

function stood({ region, short }: OutlinedRegion): Stood {
  const fault = unread(short);
  const standing = short.status === "ENABLING" ? "enabling" : STANDING[short.lists];
  return { region, standing, fault: fault && shownFault(fault) };
}

const countOf = (regions: readonly Stood[]): AccountRegions => {
  const count = (standing: keyof AccountRegions) =>
    regions.filter((region) => region.standing === standing).length;
  return {
    read: count("read"),
    unread: count("unread"),
    off: count("off"),
    enabling: count("enabling"),
    noEndpoint: count("noEndpoint"),
  };
};

const unreadOf = (regions: readonly Stood[]): UnreadRegion[] =>
  regions
    .filter(({ standing }) => standing === "unread")
    .map(({ region, fault }) => ({ region, fault }))
    .sort((a, b) => (a.region < b.region ? -1 : 1));

/** The account of the default credentials is the one that assumes the roles of the others. */
function roleOf(access: AccountRef["access"], { accounts }: Outline): AccountView["role"] {
  if (access.by !== "role") return null;
  const own = accounts.find(({ ref }) => ref.access.by === "default")?.accountId;
  const trust = trustPolicy(
    {
      accountId: own ?? OWN_ACCOUNT,
      externalId: access.externalId === null ? null : EXTERNAL_ID,
    },
    access.roleArn.split(":")[1],
  );
  return {
    trustPolicy: JSON.stringify(trust, null, 2),
    callerPolicy: JSON.stringify(callerPolicy(access.roleArn), null, 2),
  };
}
