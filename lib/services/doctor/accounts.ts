import type { HealthFinding } from "@/lib/domain/health-check";
import { type CheckLine, checkSentence, missingActions } from "@/lib/domain/policy/account-check";
import { counted } from "@/lib/domain/words/counted";
import { ageText, durationText } from "@/lib/domain/words/durations";
import type { Context } from "@/lib/services/context";
import { checkEntry } from "@/lib/services/settings/check-account";
import type { Outline, OutlinedAccount } from "@/lib/services/world/outline";

/** What a clock may be off before AWS refuses calls is 5 minutes; from here on it is worth knowing. */
const CLOCK_OFF_MS = 120_000;

/** Each account: whether it lets the product in, what it is not allowed, and how old its readings are. */
export async function examineAccounts(
  ctx: Context,
  { ask }: { ask: boolean },
): Promise<readonly HealthFinding[]> {
  const world = await ctx.world.outline();
  const findings: HealthFinding[] = [];
  for (const ref of ctx.accounts()) {
    const known = world.accounts.find((account) => account.ref.key === ref.key) ?? null;
    const about = `account ${ref.name ?? ref.accountId ?? ref.key}`;
    if (ask) findings.push(entryOf(about, await checkEntry(ctx, ref)));
    findings.push(ageOf(about, known, world));
  }
  return [...findings, ...clockOf(world)];
}

function entryOf(about: string, lines: readonly CheckLine[]): HealthFinding {
  const missing = missingActions(lines);
  const open = lines.filter(({ outcome }) => outcome === "unknown");
  const whose = lines.find(({ action }) => action === "sts:GetCallerIdentity");
  const says = checkSentence(lines);
  const faults = lines.flatMap(({ fault }) => fault?.message ?? []);
  if (whose?.outcome === "refused")
    return {
      about,
      state: "wrong",
      says: `${says} ${whose.fault?.message ?? ""}`.trim(),
      next: "aws sts get-caller-identity, run as the dashboard, shows whose credentials these are.",
    };
  if (missing.length > 0)
    return {
      about,
      state: "wrong",
      says: `${says} Missing: ${missing.join(", ")}. ${faults[0] ?? ""}`.trim(),
      next: "bedrock-readiness policy prints what a scan needs.",
    };
  if (open.length > 0)
    return { about, state: "unknown", says: `${says} ${faults[0] ?? ""}`.trim(), next: null };
  return { about, state: "well", says: `answers as ${whose?.detail ?? "itself"}`, next: null };
}

function ageOf(about: string, account: OutlinedAccount | null, world: Outline): HealthFinding {
  const next = "Run bedrock-readiness scan, or wait for the dashboard's next one.";
  const times = account?.regions.flatMap(({ gist }) => gist?.readAt ?? []) ?? [];
  if (times.length === 0) return { about, state: "unknown", says: "was never read", next };
  const oldest = Math.min(...times);
  const says = `${counted(times.length, "Region")} read, the oldest ${ageText(oldest, world.now)}`;
  return world.now - oldest > world.staleAfterMs
    ? { about, state: "wrong", says: `${says}: too old to be believed`, next }
    : { about, state: "well", says, next: null };
}

function clockOf({ accounts }: Outline): readonly HealthFinding[] {
  const offsets = accounts.flatMap(({ facts }) => facts.clockOffsetMs ?? []);
  if (offsets.length === 0) return [];
  const off = Math.max(...offsets.map(Math.abs));
  return [
    off > CLOCK_OFF_MS
      ? {
          about: "clock",
          state: "wrong",
          says: `${durationText(off)} off that of AWS; beyond 5 minutes AWS refuses every call`,
          next: "Set the clock of this machine.",
        }
      : { about: "clock", state: "well", says: "that of AWS, as last measured", next: null },
  ];
}
