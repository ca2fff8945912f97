import type { SetupView } from "@/lib/contracts/setup";
import { accountFix } from "@/lib/domain/catalogue/account-fix";
import { shownFault } from "@/lib/domain/facts/fault";
import { scanPolicy } from "@/lib/domain/policy/policy";
import { accessOf } from "@/lib/services/accounts/list-accounts";
import { permissionsOf } from "@/lib/services/accounts/permissions";
import type { Context } from "@/lib/services/context";
import { faultIn } from "@/lib/services/world/faults";
import type { Outline } from "@/lib/services/world/outline";
import { organizationWords } from "./organization-words";

type Words = Pick<SetupView, "title" | "sentence" | "next" | "credentials">;

function wordsOf(ctx: Context, world: Outline, scanning: boolean): Words {
  const organization = world.accounts.length === 0 ? organizationWords(ctx) : null;
  if (organization) return organization;
  const broken = world.accounts.find((account) => account.facts.identity.status === "failed");
  const fault = broken && faultIn(broken.facts.identity);
  if (broken && fault) {
    const fix = accountFix(fault, {
      access: accessOf(broken.ref.access),
      partition: broken.partition,
      region: null,
      accountId: broken.accountId,
      modelId: null,
      quotaCode: null,
      portal: ctx.settings().accessPortal,
    });
    return {
      title: fix.title,
      sentence: fix.sentence,
      next: { owner: fault.owner, text: fix.steps[0]?.text ?? fix.sentence, command: fix.command },
      credentials: { status: "failed", fault: shownFault(fault) },
    };
  }
  const known = world.accounts.find((account) => account.facts.identity.status === "read");
  const credentials: SetupView["credentials"] =
    known?.accountId && known.facts.identity.status === "read"
      ? {
          status: "found",
          source: SOURCE[known.ref.access.by],
          accountId: known.accountId,
        }
      : { status: "looking" };
  if (scanning) {
    return {
      title: "The first scan runs",
      sentence: "Models appear as soon as the first Region answers.",
      next: null,
      credentials,
    };
  }
  return {
    title: "No model has been read",
    sentence: "No Region gave a list of models. What the role may read says why.",
    next: {
      owner: "iam-admin",
      text: "Give the role the least IAM policy below, then look again.",
      command: null,
    },
    credentials,
  };
}

const SOURCE = {
  default: "the SDK's default credentials",
  role: "a role of the configuration",
  profile: "a profile of the configuration",
} as const;

/** What was found on the way to the first scan, and what to do next. */
export async function readSetup(ctx: Context): Promise<SetupView> {
  const world = await ctx.world.outline();
  const scanning = ctx.scans.progress() !== null;
  const identities = world.accounts.map((account) => account.facts.identity);
  const times = identities.flatMap((reading) => {
    if (reading.status === "never") return [];
    return reading.status === "read" ? reading.source.at : reading.fault.at;
  });
  const account = world.accounts[0];
  return {
    serverNow: world.now,
    ...wordsOf(ctx, world, scanning),
    places: account?.ref.access.by === "default" ? ctx.aws.places() : [],
    permissions: times.length > 0 ? permissionsOf(world.accounts) : [],
    regionsCount:
      account?.facts.regions.status === "read" ? account.facts.regions.value.length : null,
    policy: JSON.stringify(scanPolicy(), null, 2),
    lookedAt: times.length > 0 ? Math.max(...times) : null,
    scanning,
  };
}
