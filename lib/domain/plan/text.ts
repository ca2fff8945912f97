import type { FixStep } from "@/lib/domain/catalogue/fix";
import { maskAccountIds } from "@/lib/domain/export/mask";
import { markdownText, maskTable, type Table, toCsv } from "@/lib/domain/export/table";
import type { DocStep, PlanDoc } from "./doc";
import { wrapped } from "./fence";

export const PLAN_FORMS = ["markdown", "plain", "csv"] as const;
export type PlanForm = (typeof PLAN_FORMS)[number];

type Options = { mask: boolean };

/** The text in one of its forms; with `mask`, account ids are hidden but for their last four digits. */
export function planText(doc: PlanDoc, form: PlanForm, { mask }: Options): string {
  const shown = mask ? withoutLinksToAccounts(doc) : doc;
  if (form === "csv") return toCsv(mask ? maskTable(tableOf(shown)) : tableOf(shown));
  const text = form === "markdown" ? toMarkdown(shown) : toPlain(shown);
  return mask ? maskAccountIds(text) : text;
}

/** A link that holds an account id would lead nowhere without it. */
function withoutLinksToAccounts({ steps, ...rest }: PlanDoc): PlanDoc {
  const leads = (href: string | null) => href === null || maskAccountIds(href) === href;
  const kept = steps.map((step) => ({
    ...step,
    steps: step.steps.map((act) => (leads(act.href) ? act : { ...act, href: null })),
  }));
  return { ...rest, steps: kept };
}

/** Only what is run in a shell, each command under its step. */
export function commandsText({ steps }: PlanDoc, { mask }: Options): string {
  const parts = steps.flatMap(({ headline, consequences, commands }, at) =>
    commands.length === 0
      ? []
      : [
          [
            `# ${at + 1}. ${oneLine(headline)}`,
            ...consequences.map((consequence) => `# ${consequence}`),
            ...commands.flatMap(({ account, text }) => [
              ...(account === null ? [] : [`# ${oneLine(account)}`]),
              text,
            ]),
          ].join("\n"),
        ],
  );
  const text = parts.length > 0 ? `${parts.join("\n\n")}\n` : "";
  return mask ? maskAccountIds(text) : text;
}

/** A line break would end a comment, and what follows it would be run. */
const oneLine = (text: string): string => text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, " ");

function toMarkdown({ title, intro, steps }: PlanDoc): string {
  const head = [`## ${markdownText(title)}`, ...(intro.length > 0 ? [said(intro)] : [])];
  return `${[...head, ...steps.map(markdownStep)].join("\n\n")}\n`;
}

const said = (sentences: readonly string[]): string => markdownText(sentences.join(" "));

function markdownStep(step: DocStep, at: number): string {
  const facts: readonly (readonly [string, string | null])[] = [
    ...step.where.map((where) => ["Where", where] as const),
    ["Takes effect", step.takes],
  ];
  return [
    `### ${at + 1}. ${markdownText(step.headline)}`,
    said([...step.opens, step.sentence]),
    facts
      .flatMap(([name, value]) => (value ? [`- ${name}: ${markdownText(value)}`] : []))
      .join("\n"),
    step.steps.map(markdownAct).join("\n"),
    ...step.consequences.map((consequence) => `**${markdownText(consequence)}**`),
    ...step.commands.map(({ account, text }) =>
      [...(account === null ? [] : [`In ${markdownText(account)}:\n`]), wrapped(text, "sh")].join(
        "\n",
      ),
    ),
    step.evidence.map(markdownEvidence).join("\n"),
    step.docs === null ? "" : `[What AWS says of it](${step.docs})`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function markdownAct({ text, href, linkLabel, copy }: FixStep, at: number): string {
  const link = href ? ` [${markdownText(linkLabel ?? "Open")}](${href})` : "";
  const toSend = copy === undefined ? "" : `\n\n${quoted(copy)}\n`;
  return `${at + 1}. ${markdownText(text)}${link}${toSend}`;
}

const quoted = (text: string): string =>
  text
    .split("\n")
    .map((line) => `   > ${markdownText(line)}`.trimEnd())
    .join("\n");

const markdownEvidence = ({ text, said }: DocStep["evidence"][number]): string =>
  `- Evidence: ${markdownText(text)}${said === null ? "" : `, AWS: “${markdownText(said)}”`}`;

function toPlain({ title, intro, steps }: PlanDoc): string {
  return `${[title, intro.join(" "), ...steps.map(plainStep)].filter(Boolean).map(clean).join("\n\n")}\n`;
}

/** Control characters that a text of AWS may carry are left out. */
const clean = (text: string): string => text.replace(/[^\n\P{Cc}]/gu, " ");

function plainStep(step: DocStep, at: number): string {
  const indent = (text: string) => text.replace(/^(?=.)/gm, "   ");
  const acts = step.steps.map(({ text, href, copy }) =>
    [`- ${text}`, ...(href ? [`  ${href}`] : []), ...(copy ? [indent(copy)] : [])].join("\n"),
  );
  const body = [
    [...step.opens, step.sentence].filter(Boolean).join(" "),
    ...step.where.map((where) => `Where: ${where}`),
    step.takes ? `Takes effect: ${step.takes}` : "",
    ...acts,
    ...step.consequences,
    ...step.commands.map(({ account, text }) =>
      account === null ? text : `In ${account}:\n${text}`,
    ),
    ...step.evidence.map(({ text, said }) => `Evidence: ${text}${said ? `, AWS: “${said}”` : ""}`),
    step.docs ?? "",
  ];
  return `${at + 1}. ${step.headline}\n${indent(body.filter(Boolean).join("\n"))}`;
}

const COLUMNS = [
  "Step",
  "Account",
  "What to do",
  "Opens",
  "Where",
  "Why",
  "Takes effect",
  "How",
  "What the command does",
  "Command",
  "Evidence",
  "AWS said",
] as const;

/** One row a step. */
function tableOf({ accounts, steps }: PlanDoc): Table {
  return {
    columns: COLUMNS,
    rows: steps.map((step, at) => [
      at + 1,
      accounts.join("\n"),
      step.headline,
      step.opens.join(" "),
      step.where.join("\n"),
      step.sentence,
      step.takes,
      step.steps.map(howText).join("\n"),
      step.consequences.join("\n"),
      step.commands
        .map(({ account, text }) => (account === null ? text : `# ${oneLine(account)}\n${text}`))
        .join("\n"),
      step.evidence.map(({ text }) => text).join("\n"),
      step.evidence.flatMap(({ said }) => said ?? []).join("\n") || null,
    ]),
  };
}

const howText = ({ text, href, copy }: FixStep): string =>
  [text, href, copy].filter(Boolean).join(" ");
