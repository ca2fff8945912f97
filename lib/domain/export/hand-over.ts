import { awsSays, type CellFix, type Fix } from "@/lib/domain/catalogue/fix";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { maskAccountIds } from "@/lib/domain/export/mask";
import { markdownText } from "@/lib/domain/export/table";
import type { Owner } from "@/lib/domain/owner";
import type { State } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";
import type { Finding, GateName, GateResult, LastKnown } from "@/lib/domain/verdict";
import { isoTime } from "@/lib/domain/words/dates";
import { GATE_OUTCOME_WORD } from "@/lib/domain/words/outcomes";
import { whoActs } from "@/lib/domain/words/owners";
import { STATE_WORD } from "@/lib/domain/words/states";

/** A cell with everything that is handed over. */
export type HandedCell = {
  account: string;
  accountName: string | null;
  region: string;
  modelId: string;
  modelName: string;
  state: State;
  code: Code | null;
  cause: Cause | null;
  sentence: string;
  /** Who acts first, by the rule of all pages; null: nobody has to. */
  owner: Owner | null;
  findings: readonly Finding[];
  gates: readonly GateResult[];
  fix: Fix | null;
  /** Of every further closed gate, in the order of the gates. */
  fixes?: readonly CellFix[];
  readAt: EpochMs | null;
  lastKnown: LastKnown | null;
  /** Account ids are hidden in what is copied from the cell. */
  maskAccountIds?: boolean;
};

export type HandOverOptions = {
  /** The cell's own address in the dashboard; null: not given. */
  address: string | null;
  /** How the screens name them. */
  words: { gate(gate: GateName): string };
};

/**
 * Everything the one who has to act needs, as Markdown for a ticket or a Support case: what, where, the findings, the
 * steps, the calls that told with their times (UTC) and request ids, and links. Where account ids are to be hidden, a
 * link that holds one is left out, since it would lead nowhere without it.
 */
export function handOver(cell: HandedCell, options: HandOverOptions): string {
  const text = [
    `**${markdownText(cell.modelName)} in ${cell.region}: ${stateOf(cell)}**`,
    place(cell),
    markdownText(cell.sentence),
    ...(cell.fix ? [toDo("What to do", cell.fix, cell.owner)] : []),
    ...(cell.fixes ?? []).map(({ code, fix }) =>
      toDo(`Also in the way: ${fix.title} (${code})`, fix, fix.owner),
    ),
    others(cell),
    evidence(cell, options),
    links(cell, options),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
  return `${cell.maskAccountIds ? maskAccountIds(withoutLinksToAccounts(text)) : text}\n`;
}

function stateOf({ state, code }: HandedCell): string {
  const word = STATE_WORD[state];
  return code === null ? word : `${word}, ${code}`;
}

function place(cell: HandedCell): string {
  const { account, accountName, region, modelId, lastKnown, readAt, cause } = cell;
  const known = lastKnown && `${STATE_WORD[lastKnown.state]} at ${isoTime(lastKnown.at)}`;
  const lines: readonly (readonly [string, string | null])[] = [
    ["Model", `\`${modelId}\``],
    ["Region", `\`${region}\``],
    ["Account", `${accountName ? `${markdownText(accountName)}, ` : ""}\`${account}\``],
    ["Cause", cause && `\`${cause}\``],
    ["Read", isoTime(readAt) ?? "never"],
    ["Last known", known],
  ];
  return lines.flatMap(([name, value]) => (value ? [`- ${name}: ${value}`] : [])).join("\n");
}

function toDo(title: string, fix: Fix, owner: Owner | null): string {
  const takes = fix.takes ? ` Takes effect: ${fix.takes}.` : "";
  const steps = fix.steps.map(({ text, href, linkLabel, copy }, index) => {
    const link = href ? ` [${markdownText(linkLabel ?? "Open")}](${href})` : "";
    const toSend = copy === undefined ? "" : `\n\n${quoted(copy)}\n`;
    return `${index + 1}. ${markdownText(text)}${link}${toSend}`;
  });
  const command = fix.command ? `\n\n\`\`\`sh\n${fix.command}\n\`\`\`` : "";
  const who = `Who: ${markdownText(whoActs(owner))}.${takes}`;
  return `### ${markdownText(title)}\n\n${who}\n\n${steps.join("\n")}${command}`;
}

/** A text to send, as a quotation inside its step. */
const quoted = (text: string): string =>
  text
    .split("\n")
    .map((line) => `   > ${markdownText(line)}`.trimEnd())
    .join("\n");

/** Findings that no fix stands for: warnings, notes, and what could not be read. */
function others({ findings, code, cause, fixes = [] }: HandedCell): string {
  const told = [{ code, cause }, ...fixes];
  const rest = findings.filter(
    (finding) =>
      finding.code === null ||
      finding.severity !== "block" ||
      !told.some((one) => one.code === finding.code && one.cause === finding.cause),
  );
  const shown = code === null ? rest : rest.filter((finding) => finding !== findings[0]);
  if (shown.length === 0) return "";
  const line = ({ severity, message }: Finding) =>
    `- ${SEVERITY[severity]}: ${markdownText(message)}`;
  return `### Also found\n\n${shown.map(line).join("\n")}`;
}

const SEVERITY = {
  block: "Closed",
  unknown: "Not known",
  wait: "Waiting",
  warn: "Warning",
  note: "Note",
} as const satisfies Record<Finding["severity"], string>;

/** What did not pass first, since that is what Support asks for. */
function evidence({ gates }: HandedCell, { words }: HandOverOptions): string {
  const read = gates.filter((gate) => gate.source !== null);
  const passed = ({ outcome }: GateResult) =>
    outcome === "passed" || outcome === "skipped" || outcome === "not-needed";
  const ordered = [...read.filter((gate) => !passed(gate)), ...read.filter(passed)];
  if (ordered.length === 0) return "";
  const lines = ordered.map((gate) => {
    const { source } = gate;
    const raw = gate.raw ? ` (\`${gate.raw.replaceAll("`", "'")}\`)` : "";
    const id = source?.requestId ? `, request \`${source.requestId}\`` : "";
    const call = source ? `: ${source.operation} at ${isoTime(source.at)}${id}` : "";
    return `- ${words.gate(gate.gate)} ${GATE_OUTCOME_WORD[gate.outcome]}${raw}${call}`;
  });
  return `### Evidence\n\n${lines.join("\n")}`;
}

function links({ fix, code, cause }: HandedCell, { address }: HandOverOptions): string {
  const aws = code && awsSays({ code, cause });
  const lines = [
    ...(address ? [`- [This cell in Bedrock Readiness](${address})`] : []),
    ...(fix?.docs && aws ? [`- [${aws.label}](${fix.docs})`] : []),
  ];
  return lines.length > 0 ? `### Links\n\n${lines.join("\n")}` : "";
}

/** A link's label stays: it says where to go. */
function withoutLinksToAccounts(text: string): string {
  return text.replace(/\[((?:\\.|[^\]\\])*)\]\(([^)]*)\)/g, (link, label: string, href: string) =>
    maskAccountIds(href) === href ? link : label,
  );
}
