import { type Act, isUnfinished } from "@/lib/domain/acts/act";
import type { Aftermath, Preview, PreviewSubject } from "@/lib/domain/acts/preview";
import {
  actTitle,
  appliedText,
  defaultText,
  ENDS_SOON,
  firstSentence,
  IN_WHOSE_NAME,
  unitPath,
} from "@/lib/domain/acts/words";
import { shellQuote } from "@/lib/domain/links/command";
import type { Owner } from "@/lib/domain/owner";
import { printable } from "@/lib/domain/printable";
import { counted } from "@/lib/domain/words/counted";
import { isoTime, secondText } from "@/lib/domain/words/dates";
import { figure } from "@/lib/domain/words/figure";
import { OWNER_WORD } from "@/lib/domain/words/owners";
import { STATE_NAME } from "@/lib/domain/words/states";
import type { ActRefusal } from "@/lib/services/acts/refusal";

type Waiting = Extract<Act["step"], { state: "previewed" }>;

const waiting = ({ step }: Act): Waiting | null => (step.state === "previewed" ? step : null);

/** What a script goes on with; null: the act does not wait for its confirmation any more. */
export function previewJson(act: Act): string | null {
  const step = waiting(act);
  if (step === null) return null;
  const { hash, word, expiresAt, preview } = step;
  return json({ act: act.id, hash, word, expiresAt: isoTime(expiresAt), preview });
}

/** The same for a person to read, in the order of the page of a review. */
export function previewText(act: Act): string | null {
  const step = waiting(act);
  if (step === null) return null;
  const { preview, hash, word, expiresAt } = step;
  const { account } = preview;
  const form = act.kind === "submit-use-case-form" ? " --form FILE" : "";
  const lines = [
    `${titleOf(act, preview)} for ${account.name ? `${account.name}, ` : ""}${account.id}`,
    ...(account.units ? [`in ${unitPath(account.units)}`] : []),
    "",
    `${firstSentence(preview)} Nothing has been sent.`,
    "",
    ...endsPart(preview.subject),
    ...part("Call", [
      `${preview.operation}, ${preview.endpointRegion}, one attempt`,
      ...Object.entries(preview.parameters).map(([name, value]) => `${name}: ${value}`),
    ]),
    ...part("As", [preview.role, `in the name of ${IN_WHOSE_NAME}`]),
    ...part(...subjectLines(preview.subject)),
    ...part("Cost", [...preview.cost, ...rateLines(preview.subject)]),
    ...part("Can’t be undone", preview.cannotBeUndone),
    ...part("Still missing after", preview.stillMissing.map(aftermathLine)),
    ...part("Then", preview.afterwards),
    `Until ${secondText(expiresAt)} UTC, this does it:`,
    "",
    `  bedrock-readiness act confirm ${act.id} --hash ${hash} --word ${shellQuote(word)}${form}`,
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

const part = (name: string, lines: readonly string[]): string[] => [
  name,
  ...(lines.length > 0 ? lines : ["nothing"]).map((line) => `  ${line}`),
  "",
];

/** Before all else: an agreement for it is hardly worth its signature. */
const endsPart = (subject: PreviewSubject): string[] =>
  subject.kind === "accept-agreement" && subject.ends ? part(ENDS_SOON, subject.ends) : [];

function titleOf({ target }: Act, { subject }: Preview): string {
  return actTitle(target, {
    modelName: subject.kind === "accept-agreement" ? subject.modelName : null,
    quotaName: subject.kind === "request-quota-increase" ? subject.quota.name : null,
  });
}

function subjectLines(subject: PreviewSubject): [string, string[]] {
  switch (subject.kind) {
    case "accept-agreement": {
      const { provider, offerId, termsHost, refundPolicy, validFor, offers } = subject.terms;
      return [
        "Terms",
        [
          `${provider}, offer ${offerId ?? "without an id"}${offers === 1 ? ", the only one that AWS lists" : `, one of ${offers}`}`,
          `on ${termsHost ?? "no address that AWS gave"}; read them in the dashboard or in the console`,
          `Refunds: ${refundPolicy === null ? "nothing said" : `“${refundPolicy}”`}`,
          `Valid: ${validFor ?? "no end named"}`,
          `Offered in ${subject.offeredIn} of ${counted(subject.watched, "Region that is", "Regions that are")} watched${subject.unknownIn > 0 ? `; ${subject.unknownIn} not known yet` : ""}`,
        ],
      ];
    }
    case "request-quota-increase": {
      const { name, code, applied, default: initial, asked } = subject.quota;
      return [
        "Quota",
        [
          `${name}, ${code}`,
          `Applied: ${appliedText(applied)}`,
          `AWS default: ${defaultText(initial)}`,
          `Asked: ${figure(asked)}`,
        ],
      ];
    }
    case "enable-region":
      return ["Region", [`${subject.region}, ${subject.regionName}`]];
    case "submit-use-case-form": {
      const { bytes, sha256, fields } = subject.form;
      return ["Form", [`${figure(bytes)} bytes: ${fields.join(", ")}`, `SHA-256 ${sha256}`]];
    }
  }
}

function rateLines(subject: PreviewSubject): string[] {
  if (subject.kind !== "accept-agreement") return [];
  const rows = subject.terms.rateCard;
  const width = Math.max(0, ...rows.map(({ dimension }) => dimension.length));
  return [
    "USD as AWS sends it:",
    ...rows.map(
      ({ dimension, price, unit, description }) =>
        `  ${dimension.padEnd(width)}  ${price}  ${unit}  ${description}`,
    ),
  ];
}

function aftermathLine({ state, regions, said, next }: Aftermath): string {
  const where = regions.length > 0 ? `${regions.join(", ")}: ` : "";
  return `${STATE_NAME[state]}: ${where}${said}${next === null ? "" : ` (${next})`}`;
}

/** `isWatched`: a dashboard runs on the store of the act. */
type Ended = { act: Act; isWatched: boolean };

/** What came of a confirmation, for a script. */
export const endedJson = ({ act, isWatched }: Ended): string => {
  const { step } = act;
  return json({
    act: act.id,
    state: step.state,
    requestId: "requestId" in step ? step.requestId : null,
    existed: "existed" in step && step.existed,
    why: "why" in step ? step.why : null,
    watched: isUnfinished(step.state) && isWatched,
  });
};

/** What came of a confirmation, for a person, and who watches what goes on. */
export function endedText({ act, isWatched }: Ended): string {
  const { step } = act;
  const lines = "why" in step ? whyLines(step.state, step.why) : [outcomeLine(act)];
  const more = isUnfinished(step.state) ? [isWatched ? WATCHED : NOT_WATCHED] : [];
  return `${[...lines, ...more].map(printable).join("\n")}\n`;
}

const WATCHED = "The dashboard on this store reads AWS until it shows what came of it.";
const NOT_WATCHED =
  "No dashboard runs on this store now, so nothing watches it: the next one that starts reads AWS until it shows what came of it. Nothing is sent again.";

function outcomeLine({ step }: Act): string {
  const request = "requestId" in step && step.requestId ? ` Request ${step.requestId}.` : "";
  if (step.state === "done") return `Done: ${step.said}${request}`;
  if (step.state !== "accepted") return "Not known yet. Nothing is sent again.";
  return step.existed
    ? "AWS had it already, by its own record: nothing more is to be done."
    : `AWS accepted it.${request}`;
}

type Why = Extract<Act["step"], { state: "refused" }>["why"];

const whyLines = (state: string, { said, text, owner, next, requestId }: Why): string[] => [
  `${state === "unknown" ? "Not known" : "Refused"}: ${said}`,
  ...(text === null ? [] : [`AWS said: ${text}`]),
  ...(requestId === null ? [] : [`Request ${requestId}`]),
  byWhom(owner, next),
];

/** Why nothing was done, with what there is to choose from or what moved. */
export function refusalText({ message, act, next, owner, ...more }: ActRefusal): string {
  const { offers, moved, supportText } = more;
  const lines = [
    `bedrock-readiness act: ${message}`,
    ...(offers ?? []).map(
      ({ offerId, validFor, rateCard }) =>
        `  --offer ${offerId}  ${rateCard.length} rates, ${validFor ?? "no end named"}`,
    ),
    ...(moved ?? []).map(({ label, was, is }) => `  ${label} was ${was}, is ${is}`),
    ...(act === undefined ? [] : [`Act ${act}`]),
    ...(next === undefined ? [] : [byWhom(owner, next)]),
    ...(supportText === undefined ? [] : ["", ...supportText.split("\n")]),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

/** Where nobody has anything to do, nobody is named. */
const byWhom = (owner: Owner | undefined, next: string): string =>
  owner === undefined || owner === "wait" || owner === "application-code"
    ? next
    : `${OWNER_WORD[owner]}: ${next}`;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
