import { z } from "zod";

const texts = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((value) => (typeof value === "string" ? [value] : value));

/** Operators that are played; a policy that has another one is refused, not read otherwise than AWS would. */
const OPERATORS = [
  "StringEquals",
  "StringNotEquals",
  "StringLike",
  "StringNotLike",
  "ArnEquals",
  "ArnNotEquals",
  "ArnLike",
  "ArnNotLike",
] as const;
export type Operator = (typeof OPERATORS)[number];

const Statement = z
  .strictObject({
    Sid: z.string().exactOptional(),
    Effect: z.enum(["Allow", "Deny"]),
    Action: texts.exactOptional(),
    NotAction: texts.exactOptional(),
    Resource: texts.exactOptional(),
    NotResource: texts.exactOptional(),
    Condition: z.partialRecord(z.enum(OPERATORS), z.record(z.string(), texts)).exactOptional(),
  })
  .refine(({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined), {
    error: "has one of Action and NotAction",
  })
  .refine(({ Resource, NotResource }) => (Resource === undefined) !== (NotResource === undefined), {
    error: "has one of Resource and NotResource",
  });
export type Statement = z.output<typeof Statement>;

const Document = z.strictObject({
  Version: z.literal("2012-10-17"),
  Statement: z.array(Statement).min(1),
});

/** A document with where each of its statements stands in its text, as AWS counts: from line 1, column 1. */
export type PolicyDocument = { statements: readonly PlacedStatement[] };
export type PlacedStatement = { statement: Statement; from: TextPosition; to: TextPosition };
type TextPosition = { line: number; column: number };

/** The text of a document, as somebody wrote it. */
export const DocumentText = z.string().superRefine((text, issues) => {
  const { error } = Document.safeParse(parsedJson(text));
  if (error)
    issues.addIssue({ code: "custom", message: `is no policy: ${z.prettifyError(error)}` });
});

export function readDocument(text: string): PolicyDocument {
  const places = statementPlaces(text);
  const start = { line: 1, column: 1 };
  return {
    statements: Document.parse(parsedJson(text)).Statement.map((statement, at) => ({
      statement,
      ...(places[at] ?? { from: start, to: start }),
    })),
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Every object that lies two deep: those of the list of statements. */
function statementPlaces(text: string): readonly { from: TextPosition; to: TextPosition }[] {
  const found: { from: TextPosition; to: TextPosition }[] = [];
  const open: { sign: string; at: number }[] = [];
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (inText) {
      if (sign === "\\") at += 1;
      else if (sign === '"') inText = false;
    } else if (sign === '"') inText = true;
    else if (sign === "{" || sign === "[") open.push({ sign, at });
    else if (sign === "}" || sign === "]") {
      const begun = open.pop();
      if (begun?.sign === "{" && open.length === 2)
        found.push({ from: placeIn(text, begun.at), to: placeIn(text, at + 1) });
    }
  }
  return found;
}

function placeIn(text: string, at: number): TextPosition {
  const lines = text.slice(0, at).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
