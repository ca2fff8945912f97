import { markdownText } from "@/lib/domain/export/table";
import { wrapped } from "@/lib/domain/plan/fence";
import { isoTime } from "@/lib/domain/words/dates";
import { OUTCOME_WORD } from "@/lib/domain/words/outcomes";
import { exemptionText } from "./exemption";
import type { Kit, KitAccount, KitCell, KitGap } from "./kit";
import { FENCE_NAME, LANGUAGE_NAME, LANGUAGES } from "./languages";
import type { RouteCall } from "./route-call";

/** The kit as a page to hand over. */
export function kitMarkdown(kit: Kit): string {
  const parts = [
    `# How to call ${markdownText(kit.requirement)}`,
    `As of ${isoTime(kit.at)}. No call was tried, and callers' own policies were not checked.`,
    ...gapsText(kit.gaps),
    ...kit.cells.flatMap(cellText),
    ...kit.accounts.flatMap(accountText),
  ];
  return `${parts.join("\n\n")}\n`;
}

function gapsText(gaps: readonly KitGap[]): readonly string[] {
  if (gaps.length === 0) return [];
  const lines = gaps.map(({ outcome, subject, code, reasons }) => {
    const why = [code, reasons[0]].filter((text) => text != null).join(": ");
    return `- ${markdownText(subject)}: ${OUTCOME_WORD[outcome]}. ${markdownText(why)}`;
  });
  return ["## Not here", lines.join("\n")];
}

const named = ({ accountId, accountName }: Pick<KitCell, "accountId" | "accountName">): string =>
  accountName === null ? accountId : `${markdownText(accountName)} (${accountId})`;

function cellText(cell: KitCell): readonly string[] {
  const read = cell.readAt === null ? "" : ` Read ${isoTime(cell.readAt)}.`;
  return [
    `## ${markdownText(cell.modelName)} in ${cell.region}, ${named(cell)}`,
    `Ready by ${cell.calls.map(({ route }) => route).join(" and ")}.${read}`,
    ...cell.calls.flatMap(callText),
  ];
}

function callText({ route, id, snippets, missing }: RouteCall): readonly string[] {
  return [
    `### ${route}${id === null ? "" : `: ${markdownText(id)}`}`,
    ...missing.map(markdownText),
    ...(snippets
      ? LANGUAGES.flatMap((language) => [
          `${LANGUAGE_NAME[language]}:`,
          wrapped(snippets[language], FENCE_NAME[language]),
        ])
      : []),
  ];
}

function accountText({ policies, exemption, ...account }: KitAccount): readonly string[] {
  const json = (value: unknown) => wrapped(JSON.stringify(value, null, 2), "json");
  const parts =
    policies.length === 1 ? "" : ` It takes ${policies.length} policies, for their length.`;
  const policy = [
    `## The caller's least policy in ${named(account)}`,
    `Any Region that is left out refuses calls now and then.${parts}`,
    ...policies.map(json),
  ];
  return [
    ...(policies.length === 0 ? [] : policy),
    ...(exemption ? [exemptionText(exemption), json({ Condition: exemption.condition })] : []),
  ];
}
