import { accountLabel } from "@/lib/domain/account-label";
import type { LineState } from "@/lib/domain/requirement/line";
import { goLiveOf } from "@/lib/domain/review/go-live";
import type { RequiredHere } from "@/lib/domain/review/required-here";
import type { RegionRoll } from "@/lib/domain/review/roll-lines";
import type { RegionLine, SignedOff } from "@/lib/domain/review/types";
import { offeredOf, type StateCounts } from "@/lib/domain/rollup";
import type { EpochMs } from "@/lib/domain/time";
import { counted } from "@/lib/domain/words/counted";
import { dateTimeText } from "@/lib/domain/words/dates";
import { shutText } from "@/lib/domain/words/region-status";
import { ofItsOwn } from "@/lib/domain/words/sentence";
import { STATE_WORD } from "@/lib/domain/words/states";
import { routes } from "@/lib/routes";

/** Why a Region's counts are not all there: it was not read, it is being enabled, or there is nothing to count. */
export type Trouble = {
  state: "unknown" | "pending" | null;
  word: string;
  code: string | null;
  lastReadAt: EpochMs | null;
};

/** A Region as one line of the list shows it, of one account or of several together. */
export type RegionRow = {
  key: string;
  href: string;
  name: string;
  sub: string;
  goLive: LineState | null;
  required: RequiredHere;
  signedOff: { when: string; who: string } | null;
  /** Null: it was not read. */
  ready: { ready: number; offered: number } | null;
  /** What of the rest is to be counted, in words. */
  rest: string;
  trouble: Trouble | null;
};

type LineAt = { lead: "region" | "account"; serverNow: EpochMs };

/** A Region of one account; called after the account where all are of one Region. */
export function rowOfLine(line: RegionLine, { lead, serverNow }: LineAt): RegionRow {
  const { account, region, counts, lists } = line;
  const isRead = lists === "read";
  return {
    key: `${account.key}~${region}`,
    href: routes.region(region, account.key),
    ...(lead === "region"
      ? { name: region, sub: cityText(line) }
      : { name: accountLabel(account), sub: account.name ? (account.accountId ?? "") : "" }),
    goLive: goLiveOf(line),
    required: line.required,
    signedOff: line.signedOff && signedText(line.signedOff, serverNow),
    ready: isRead ? { ready: counts.ready, offered: offeredOf(counts) } : null,
    rest: isRead ? restText(counts, line.quotasAtZero ?? 0) : "",
    trouble: troubleOf(line),
  };
}

/** A Region over several accounts. */
export function rowOfRoll(roll: RegionRoll, address: string | null): RegionRow {
  const { region, counts, read, failed, accounts } = roll;
  const known = read > 0;
  return {
    key: region,
    href: routes.region(region, address),
    name: region,
    sub: cityText(roll),
    goLive: roll.goLive,
    required: roll.required,
    signedOff:
      roll.signedOff > 0 ? { when: `in ${roll.signedOff} of ${accounts}`, who: "accounts" } : null,
    ready: known ? { ready: counts.ready, offered: offeredOf(counts) } : null,
    rest: known ? restText(counts, roll.quotasAtZero) : "",
    trouble: rollTrouble({ failed, known, roll }),
  };
}

const cityText = ({ city, optIn }: Pick<RegionLine, "city" | "optIn">): string =>
  optIn ? `${city}, opt-in` : city;

function signedText({ at, name, exceptions, met, lines }: SignedOff, now: EpochMs) {
  const said = exceptions > 0 ? counted(exceptions, "exception") : `${met} of ${lines}`;
  return { when: dateTimeText(at, now), who: `${name}, ${said}` };
}

const COUNTED = ["blocked", "inactive", "pending", "unknown"] as const;

function restText(counts: StateCounts, quotasAtZero: number): string {
  const states = COUNTED.filter((state) => counts[state] > 0);
  const quotas = quotasAtZero === 1 ? "1 quota at 0" : `${quotasAtZero} quotas at 0`;
  return [
    ...states.map((state) => `${counts[state]} ${STATE_WORD[state]}`),
    ...(quotasAtZero > 0 ? [quotas] : []),
  ].join(", ");
}

function troubleOf({ status, lists, fault, readAt }: RegionLine): Trouble | null {
  switch (lists) {
    case "read":
      return null;
    case "failed":
      return {
        state: "unknown",
        word: "Not read",
        code: fault?.code ?? null,
        lastReadAt: readAt,
      };
    case "off":
      return { ...shutTrouble(status), code: null, lastReadAt: null };
    case "no-endpoint":
      return { state: null, word: "No Bedrock endpoint", code: null, lastReadAt: null };
  }
}

const shutTrouble = (status: string | null): Pick<Trouble, "state" | "word"> => ({
  state: status === "ENABLING" ? "pending" : null,
  word: ofItsOwn(shutText(status).is),
});

type Rolled = { failed: number; known: boolean; roll: RegionRoll };

function rollTrouble({ failed, known, roll }: Rolled): Trouble | null {
  const none = { code: null, lastReadAt: null };
  if (failed > 0) {
    const word = failed === 1 ? "Not read in 1 account" : `Not read in ${failed} accounts`;
    return { ...none, state: "unknown", word };
  }
  if (known) return null;
  const { off, enabling, disabling, noEndpoint, accounts } = roll;
  if (enabling > 0) {
    const where = enabling === accounts ? "" : ` in ${counted(enabling, "account")}`;
    const { state, word } = shutTrouble("ENABLING");
    return { ...none, state, word: `${word}${where}` };
  }
  if (off < noEndpoint) return { ...none, state: null, word: "No Bedrock endpoint" };
  return { ...none, ...shutTrouble(disabling > 0 && disabling === off ? "DISABLING" : "DISABLED") };
}
