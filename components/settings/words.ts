import { deniedOf } from "@/components/accounts/words";
import type { AccountsView, AccountView } from "@/lib/contracts/accounts";
import type { SettingsScan, SettingsView } from "@/lib/contracts/settings";
import type { ConfigurationStanding } from "@/lib/domain/configuration";
import type { State } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";
import { counted } from "@/lib/domain/words/counted";
import { dateTimeText } from "@/lib/domain/words/dates";

/** The file's own name, as it is called in sentences. */
export const fileName = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

type Refused = NonNullable<ConfigurationStanding["refused"]>;

/** The file that was not taken: when it changed, and its first problem with the line. */
export function refusedTitle(file: string, { changedAt, problems }: Refused, now: EpochMs): string {
  const when = changedAt === null ? "can’t be read now" : `changed ${dateTimeText(changedAt, now)}`;
  const [first] = problems;
  const why = first ? `: ${problemText(first)}` : ".";
  return `${fileName(file)} ${when} and was not taken${why}`;
}

export const problemText = ({ line, text }: Refused["problems"][number]): string =>
  line === null ? text : `line ${line}, ${text}`;

/** Which version stays in use while the file is not taken. */
export function staysText({ takenAt }: ConfigurationStanding, now: EpochMs): string {
  return takenAt === null
    ? "The defaults stay in use."
    : `The version of ${dateTimeText(takenAt, now)} stays in use.`;
}

/** How a scan stands; only its end is told by it, not what could be read. */
export function scanOutcome({ outcome, runs }: Pick<SettingsScan, "outcome" | "runs">): string {
  switch (outcome) {
    case "complete":
      return "Complete";
    case "cancelled":
      return "Cancelled";
    case "failed":
      return "Failed";
    case null:
      return runs ? "Running" : "Did not end";
  }
}

export const scopeText = (scope: string): string => (scope === "all" ? "Everything" : scope);

export const TRIGGER = {
  start: "at start",
  schedule: "by schedule",
  action: "asked for",
  command: "from the terminal",
} as const satisfies Record<SettingsScan["trigger"], string>;

const REGIONS_NAMED = 3;

type Standing = { state: State; word: string; detail: string };

/** Whether an account answers as far as the last scan tells, and what is missing. */
export function standingOf(account: AccountView): Standing {
  const { standing, regions, unreadRegions } = account;
  if (standing.status === "failed")
    return { state: "unknown", word: "Could not be read", detail: standing.fix.title };
  if (standing.status === "never") return { state: "unknown", word: "Not read yet", detail: "" };
  const enabling = regions.enabling > 0 ? [`${regions.enabling} being enabled`] : [];
  const denied = deniedOf(account).length;
  const lacks = denied === 0 ? [] : [`${counted(denied, "action")} denied`];
  if (regions.unread === 0)
    return { state: "ready", word: "Answers", detail: [...enabling, ...lacks].join(", ") };
  const named = unreadRegions.slice(0, REGIONS_NAMED).map(({ region }) => region);
  const rest = unreadRegions.length - named.length;
  const unread = [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
  const detail = [unread, ...enabling, ...lacks].join("; ");
  return { state: "unknown", word: `${regions.unread} not read`, detail };
}

/** How an account is reached: in a word or two, the name in it, and what stands beside. */
export function accessWords({ access }: AccountView): {
  by: string;
  name: string | null;
  beside: string;
} {
  switch (access.by) {
    case "default":
      return { by: "the SDK’s default credentials", name: null, beside: "" };
    case "profile":
      return { by: "profile", name: access.profile, beside: "" };
    case "role":
      return {
        by: "role",
        name: access.roleArn.replace(/^.*:role\//, ""),
        beside: access.withExternalId ? "with an external id" : "without an external id",
      };
  }
}

type Denied = { account: AccountView; action: string; loses: string | null };

/** What AWS refused of what a scan needs, account by account. */
export const deniedIn = ({ accounts }: AccountsView): readonly Denied[] =>
  accounts.flatMap((account) =>
    deniedOf(account).map(({ action, loses }) => ({ account, action, loses })),
  );

/** How many actions are refused, and where. */
export function deniedNote(view: AccountsView): string {
  const denied = deniedIn(view);
  const actions = new Set(denied.map(({ action }) => action)).size;
  const accounts = new Set(denied.map(({ account }) => account.key)).size;
  const all = view.accounts[0]?.permissions.length ?? 0;
  return `${actions} of ${counted(all, "action")}, in ${counted(accounts, "account")}`;
}

export const ENGINE = { sqlite: "SQLite", postgres: "PostgreSQL" } as const satisfies Record<
  SettingsView["store"]["engine"],
  string
>;
