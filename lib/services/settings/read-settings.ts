import type { SettingsScan, SettingsView } from "@/lib/contracts/settings";
import type { Context } from "@/lib/services/context";
import type { ScanRow } from "@/lib/services/ports/stores";
import { isOn } from "@/lib/services/trouble/read-trouble";
import { feedRegions } from "@/lib/services/trouble/regions";
import { recentDeliveries } from "@/lib/services/webhook/recent-deliveries";
import { webhookHealth } from "@/lib/services/webhook/webhook-health";
import type { Outline } from "@/lib/services/world/outline";

const SCANS_SHOWN = 8;

/** What the dashboard runs with, where it came from, and whether it took effect. */
export async function readSettings(ctx: Context): Promise<SettingsView> {
  const { installation, stores } = ctx;
  const { version, buildId, startedAt, logLevel, intervalGiven } = installation;
  const [world, about, scans, webhook] = await Promise.all([
    ctx.world.outline(),
    stores.about(),
    stores.scans.recent(SCANS_SHOWN),
    webhookOf(ctx),
  ]);
  const settings = ctx.settings();
  const health = stores.lastHealth();
  const running = ctx.scans.progress()?.scanId ?? null;
  return {
    serverNow: world.now,
    ...{ version, buildId, startedAt, logLevel },
    configuration: installation.configuration(),
    inUse: {
      namesAccounts: ctx.accounts().some(({ key }) => key !== UNNAMED),
      accounts: world.accounts.length,
      requirements: settings.requirements.length,
      regions: settings.regions?.length ?? null,
      intervalMs: settings.scanIntervalMs,
      intervalGiven,
      retentionMs: settings.retentionMs,
      maskAccountIds: settings.maskAccountIds,
      accessPortal: settings.accessPortal !== null,
      principals: settings.checkPrincipals === true,
      usage: settings.usage === true,
      acts: actsOf(ctx),
    },
    awsHealth: awsHealthOf(ctx, world),
    store: { ...about, problem: health.works ? null : health.message },
    scans: scans.map((row) => scanOf(row, running)),
    webhook,
    ownAccount: ownAccountOf(world),
  };
}

function actsOf(ctx: Context): SettingsView["inUse"]["acts"] {
  const { enabled, kinds, secondPerson } = ctx.settings().actions;
  const accounts = ctx.accounts().filter(({ actRole }) => typeof actRole === "string").length;
  return { kinds: enabled ? kinds.length : 0, accounts, secondPerson };
}

function awsHealthOf(ctx: Context, world: Outline): SettingsView["awsHealth"] {
  const { healthFeed } = ctx.installation;
  if (healthFeed === null || !isOn(ctx)) return { host: null, answeredAt: null, failed: null };
  return { host: new URL(healthFeed).host, ...ctx.trouble.lastTries(feedRegions(world)) };
}

/** The key of the account that is read where the file names none. */
const UNNAMED = "default";

const scanOf = (row: ScanRow, running: string | null): SettingsScan => {
  const { scanId, startedAt, finishedAt, outcome, scope, trigger, stats } = row;
  return {
    ...{ scanId, startedAt, finishedAt, outcome, scope, trigger },
    runs: outcome === null && scanId === running,
    calls: stats?.calls ?? null,
    throttled: stats?.throttled ?? null,
  };
};

function ownAccountOf({ accounts }: Outline): SettingsView["ownAccount"] {
  const own = accounts.find(({ ref }) => ref.access.by === "default");
  return own?.accountId ? { accountId: own.accountId, partition: own.partition } : null;
}

async function webhookOf(ctx: Context): Promise<SettingsView["webhook"]> {
  const place = ctx.installation.webhook();
  if (!place) return null;
  const [{ waiting }, sent] = await Promise.all([webhookHealth(ctx), recentDeliveries(ctx)]);
  return { ...place, waiting, sent };
}
