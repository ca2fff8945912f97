import type { KnownQuota } from "@/lib/domain/links/target";

/** How much was sent and how much is taken, in the unit the text names ("tokens"). */
export type Limit = { given: number | null; max: number; unit: string | null };

/** What is too long or too large. */
export const INPUT_PARTS = ["image", "document", "video", "text", "prompt"] as const;
export type InputPart = (typeof INPUT_PARTS)[number];

export type Figures = { quota: KnownQuota; limit: Limit | null; part: InputPart | null };

const NUMBER = "(\\d{1,15}(?:,\\d{3}){0,5}(?:\\.\\d{1,6})?(?:E\\d{1,2})?)";
const QUOTA_NAME =
  /\b((?:Global cross-region|Cross-region|On-demand) (?:model inference|InvokeModel) (?:(?:input|output) )?(?:tokens|requests) per (?:minute|day) for [A-Za-z0-9][\w .+-]{1,80}|Model invocation max tokens per day for [A-Za-z0-9][\w .+-]{1,80}|Cross-Model Max Tokens Per Day)/i;
const NAME_ENDS =
  / (?:value|applied|default|adjustable|quota|limit|is|are|was|has|at|in|to|of|and|which)\b.{0,120}$|[ .-]{1,4}$/i;
const QUOTA_CODE = /\b(L-[0-9A-F]{8})\b/;
const VERBS =
  "(?:(?:is|are|was|set|now|currently|applied|value|to|of|has|have|been|all|[=:]) ?){1,6}";
/** Of a quota, not of some other figure in the same text. */
const ZERO = new RegExp(
  `(?:\\b(?:quotas?|limits?|value)|\\bper (?:minute|day)(?: for [\\w .+-]{1,60}?)?|\\bL-[0-9A-F]{8}|\\bapplied)["')\\]]{0,3} ?${VERBS}\\*{0,2}["']?(?:zero|0(?:\\.0{1,6})?)\\*{0,2}(?![\\d.,]\\d)(?!\\w)`,
  "i",
);
const VALUE = new RegExp(
  `(?<!default )(?<!default quota )\\b(?:applied )?(?:value|quota|limit)["']? ?(?:is|of|=|:)? ?${NUMBER}(?![\\w.])`,
  "i",
);
const DEFAULT = new RegExp(`\\bdefault(?: quota)?(?: value)? ?(?:of|is|=|:)? ?${NUMBER}`, "i");
const FIXED = /not \*{0,2}adjustable|adjustable["']? ?[:=] ?["']?(?:false|no)\b|non-adjustable/i;
const ADJUSTABLE = /\badjustable["']? ?[:=] ?["']?(?:true|yes)\b|\bis adjustable\b/i;
const OF_A_QUOTA =
  /\bquotas?\b|\bservice-quotas\b|\bper (?:minute|day)\b|\badjustable\b|\bL-[0-9A-F]{8}\b/i;

/** What a figure counts that holds the room kept for the answer as well. */
export const WITH_ANSWER = "tokens with max_tokens";
/** The prompt and the room kept for the answer, against the context. */
const SUM = new RegExp(`${NUMBER} ?\\+ ?${NUMBER} ?> ?${NUMBER}`);

const LIMITS: readonly { pattern: RegExp; given: number | null; max: number }[] = [
  {
    pattern: new RegExp(
      `${NUMBER} (tokens|characters|bytes|pixels)? ?> ${NUMBER} ?(?:maximum|max)?`,
      "i",
    ),
    given: 1,
    max: 3,
  },
  { pattern: new RegExp(`maxlength: ${NUMBER}, actual: ()${NUMBER}`, "i"), given: 3, max: 1 },
  {
    pattern: new RegExp(
      `(?:context length|context window|maximum length) (?:is|of) ${NUMBER} ?(tokens|characters)?[^\\d]{0,60}${NUMBER}`,
      "i",
    ),
    given: 3,
    max: 1,
  },
  {
    pattern: new RegExp(`limit of ${NUMBER} ?(tokens|characters|bytes|pixels)?`, "i"),
    given: null,
    max: 1,
  },
  {
    pattern: new RegExp(
      `(?:maximum|max) (?:of|is|allowed is) ${NUMBER} ?(tokens|characters|bytes|pixels)?`,
      "i",
    ),
    given: null,
    max: 1,
  },
];

const PARTS: readonly [InputPart, RegExp][] = [
  ["image", /\bimages?\b|\bpixels\b/i],
  ["document", /\bdocuments?\b|\bpdfs?\b|\bpages\b/i],
  ["video", /\bvideos?\b|\baudio\b/i],
  ["text", /#\/texts?\/|\binputtext\b|\bembedd/i],
  [
    "prompt",
    /\bprompt\b|\bcontext (?:length|window|limit)\b|\binput is too long\b|\binput tokens\b|\bconversation\b/i,
  ],
];

/** The figures of a tidied text: a quota, a limit of the model, and what is over it. */
export function readFigures(text: string): Figures {
  const part = PARTS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
  return { quota: readQuota(text), limit: readLimit(text), part };
}

function readQuota(text: string): KnownQuota {
  const code = QUOTA_CODE.exec(text)?.[1] ?? null;
  if (!OF_A_QUOTA.test(text)) {
    return { name: null, code, value: null, defaultValue: null, adjustable: null };
  }
  const value = ZERO.test(text) ? 0 : numberOf(VALUE.exec(text)?.[1]);
  return {
    name: nameOf(text),
    code,
    value,
    defaultValue: numberOf(DEFAULT.exec(text)?.[1]),
    adjustable: adjustableOf(text),
  };
}

function nameOf(text: string): string | null {
  return QUOTA_NAME.exec(text)?.[1]?.replace(NAME_ENDS, "").trim() ?? null;
}

function adjustableOf(text: string): boolean | null {
  if (FIXED.test(text)) return false;
  return ADJUSTABLE.test(text) ? true : null;
}

function readLimit(text: string): Limit | null {
  const [, input, output, most] = (SUM.exec(text) ?? []).map((one) => numberOf(one));
  if (input && output && most) return { given: input + output, max: most, unit: WITH_ANSWER };
  for (const { pattern, given, max } of LIMITS) {
    const found = pattern.exec(text);
    const most = numberOf(found?.[max]);
    if (!found || most === null) continue;
    const unit = found[2]?.toLowerCase() || null;
    return { given: given === null ? null : numberOf(found[given]), max: most, unit };
  }
  return null;
}

function numberOf(text: string | undefined): number | null {
  const value = text ? Number(text.replaceAll(",", "")) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}
