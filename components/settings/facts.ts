import type { SettingsView } from "@/lib/contracts/settings";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import { counted } from "@/lib/domain/words/counted";
import { dateTimeText } from "@/lib/domain/words/dates";
import { setDurationText } from "@/lib/domain/words/durations";
import { figure } from "@/lib/domain/words/figure";
import { sizeText } from "@/lib/domain/words/sizes";
import { ENGINE } from "./words";

/** One line of what the dashboard runs with; `mono` for a path or a name, `note` for where it is from. */
export type Fact = { name: string; value: string; note?: string; mono?: boolean };
export type FactGroup = { title: string; facts: readonly Fact[] };

/** What the dashboard runs with, in short groups: the same on the page and in the text to copy. */
export function factsOf(view: SettingsView): readonly FactGroup[] {
  const { serverNow, configuration, inUse, store } = view;
  const noFile = configuration.takenAt === null;
  return [
    {
      title: "Version",
      facts: [
        { name: "Running", value: view.version, note: `build ${view.buildId}` },
        { name: "Since", value: `${dateTimeText(view.startedAt, serverNow)} UTC` },
        { name: "Log", value: `${view.logLevel}, standard error` },
      ],
    },
    {
      title: "Configuration",
      facts: [
        { name: "File", value: configuration.file, mono: true },
        {
          name: "In use",
          value: noFile
            ? "the defaults: there is no file"
            : `as of ${dateTimeText(configuration.takenAt ?? 0, serverNow)} UTC`,
        },
        {
          name: "Accounts",
          value: figure(inUse.accounts),
          ...(!inUse.namesAccounts && { note: "of the default credentials" }),
        },
        { name: "Regions", value: inUse.regions === null ? "all" : figure(inUse.regions) },
        { name: "Requirements", value: figure(inUse.requirements) },
        {
          name: "Interval",
          value: setDurationText(inUse.intervalMs),
          note: inUse.intervalGiven ? "SCAN_INTERVAL" : "default",
        },
        { name: "History", value: setDurationText(inUse.retentionMs) },
        { name: "Account ids in exports", value: inUse.maskAccountIds ? "masked" : "whole" },
        { name: "Access portal", value: inUse.accessPortal ? "configured" : "none" },
        { name: "Check a principal", value: inUse.principals ? "on" : "off" },
        { name: "Use of quotas", value: inUse.usage ? "read from CloudWatch" : "not read" },
        actsFact(inUse.acts),
      ],
    },
    { title: "AWS’s own trouble", facts: healthFacts(view) },
    {
      title: "Store",
      facts: [
        {
          name: "Kind",
          value: ENGINE[store.engine],
          ...(store.bytes !== null && { note: sizeText(store.bytes) }),
        },
        { name: "Where", value: store.where, mono: true },
        { name: "Writes", value: store.problem ?? "work" },
      ],
    },
  ];
}

function healthFacts({ awsHealth, serverNow }: SettingsView): readonly Fact[] {
  const { host, answeredAt, failed } = awsHealth;
  if (host === null) return [{ name: "Public feeds", value: "not asked" }];
  const utc = (at: number) => `${dateTimeText(at, serverNow)} UTC`;
  return [
    { name: "Public feeds", value: host, mono: true },
    { name: "Answered", value: answeredAt === null ? "not yet" : utc(answeredAt) },
    ...(failed
      ? [{ name: "Failed", value: utc(failed.at), note: failed.problem }]
      : [{ name: "Failed", value: "none of the last tries" }]),
  ];
}

function actsFact({ kinds, accounts, secondPerson }: SettingsView["inUse"]["acts"]): Fact {
  if (kinds === 0) return { name: "Acts", value: "off" };
  const where = counted(accounts, "account");
  return {
    name: "Acts",
    value: `${kinds} of ${ACT_KINDS.length} kinds, in ${where}`,
    ...(secondPerson && { note: "a second person confirms" }),
  };
}
