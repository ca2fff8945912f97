import type { AccountsView } from "@/lib/contracts/accounts";
import type { SettingsView } from "@/lib/contracts/settings";
import { accountLabel } from "@/lib/domain/account-label";
import { isoTime } from "@/lib/domain/words/dates";
import { factsOf } from "./facts";
import {
  accessWords,
  deniedIn,
  fileName,
  problemText,
  scanOutcome,
  scopeText,
  standingOf,
} from "./words";

/** The page as a text for a ticket or a chat. It holds what the page shows, so nothing secret. */
export function settingsText(view: SettingsView, accounts: AccountsView | undefined): string {
  const { configuration, webhook } = view;
  const refused = configuration.refused?.problems.map(problemText) ?? [];
  const parts = [
    section("Bedrock Readiness, settings", [`As of ${isoTime(view.serverNow)}`]),
    ...(refused.length > 0
      ? [section(`${fileName(configuration.file)} was not taken`, refused)]
      : []),
    ...factsOf(view).map(({ title, facts }) =>
      section(
        title,
        facts.map(({ name, value, note }) => `${name}: ${value}${note ? ` (${note})` : ""}`),
      ),
    ),
    section("Accounts", accounts ? accountLines(accounts) : ["not loaded"]),
    section(
      "Last scans",
      view.scans.map(
        (scan) => `${isoTime(scan.startedAt)} ${scopeText(scan.scope)}: ${scanOutcome(scan)}`,
      ),
    ),
    section("Webhook", [
      webhook ? `${webhook.host}, ${webhook.signed ? "signed" : "not signed"}` : "none",
    ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

const section = (title: string, lines: readonly string[]): string =>
  [title, ...lines.map((line) => `  ${line}`)].join("\n");

function accountLines(view: AccountsView): readonly string[] {
  const lines = view.accounts.map((account) => {
    const { by, name } = accessWords(account);
    const { word, detail } = standingOf(account);
    const how = name === null ? by : `${by} ${name}`;
    return `${accountLabel(account)}, ${how}: ${word}${detail ? `, ${detail}` : ""}`;
  });
  const denied = deniedIn(view).map(
    ({ account, action }) => `${accountLabel(account)} denies ${action}`,
  );
  return [...lines, ...denied];
}
