import { isOptIn } from "@/lib/stand-in/worlds/regions";
import { type Account, touch, type World } from "./state";
import type {
  AccessRule,
  AfterWrites,
  AgreementScript,
  DataRetentionMode,
  FormState,
  QuotaChange,
  RegionStatus,
} from "./types";

/** Adds a rule that wins over those before it. */
export function addAccessRule(
  world: World,
  { account, rule, now }: { account: Account; rule: AccessRule; now: number },
): void {
  const agreement =
    rule.agreement === undefined ? undefined : fromNow(world, { script: rule.agreement, now });
  account.access.push(agreement === undefined ? rule : { ...rule, agreement });
  touch(world, account);
}

export function setAgreement(
  world: World,
  change: { account: Account; models: readonly string[]; now: number; script: AgreementScript },
): void {
  const { account, models, script, now } = change;
  addAccessRule(world, { account, rule: { models, agreement: script }, now });
}

export function setForm(
  world: World,
  { account, region, form }: { account: Account; region: string; form: FormState },
): void {
  if (isOptIn(region)) account.form.optIn.set(region, form);
  else account.form.default = form;
  touch(world, account);
}

/** A script is told from the start of the world; one that begins now is moved there. */
function fromNow(
  world: World,
  { script, now }: { script: AgreementScript; now: number },
): AgreementScript {
  const elapsedMs = now - world.startedAt;
  if (script.kind === "none") return script;
  const acceptedAgoMs = script.acceptedAgoMs - elapsedMs;
  if (script.kind !== "pending" || script.ends.how === "never") return { ...script, acceptedAgoMs };
  const inMs = script.ends.inMs + elapsedMs * world.speed;
  return { ...script, acceptedAgoMs, ends: { ...script.ends, inMs } };
}

/** What becomes of what is written from now on. */
export function setAfterWrites(account: Account, change: Partial<AfterWrites>): void {
  account.afterWrites = { ...account.afterWrites, ...change };
}

export function setQuota(
  world: World,
  { account, quota }: { account: Account; quota: QuotaChange },
): void {
  account.quotaChanges.push(quota);
  touch(world, account);
}

/** Each region has a mode of its own; setting one leaves the others as they are. */
export function setDataRetention(
  world: World,
  change: { account: Account; region: string; mode: DataRetentionMode; now: number },
): void {
  const { account, region, mode, now } = change;
  account.dataRetention.byRegion.set(region, { mode, updatedAt: now });
  touch(world, account);
}

/** `next` comes after its delay, at the world's speed. */
export function setRegion(
  world: World,
  change: {
    account: Account;
    region: string;
    status: RegionStatus;
    next: { inMs: number; status: RegionStatus } | undefined;
    now: number;
  },
): void {
  const { account, region, status, next, now } = change;
  account.regions.set(region, {
    status,
    ...(next === undefined
      ? {}
      : { next: { at: now + next.inMs / world.speed, status: next.status } }),
  });
  touch(world, account);
}
