import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diagnose } from "@/lib/domain/diagnosis/diagnose";
import messages from "@/tests/support/data/error-messages.json";
import reports from "@/tests/support/data/error-reports.json";
import wordings from "@/tests/support/data/error-wordings.json";

const SURENESS = { low: 0, medium: 1, high: 2 } as const;

type Diagnosed = { text: string; found: ReturnType<typeof diagnose> };

const TOLD: readonly Diagnosed[] = [...reports, ...messages, ...wordings]
  .map(({ text }) => ({ text, found: diagnose(text) }))
  .filter(({ found }) => found.cause !== null && found.confidence !== "low");
const ALONE = TOLD.filter(({ found }) => found.others.length === 0);

const anyOf = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const oneLine = (text: string) => text.replace(/\s*\n\s*/g, " ");
const inner = (text: string) => JSON.stringify(text).slice(1, -1);

/** What people, terminals, logs and gateways put around an error. */
const AROUND: Readonly<Record<string, (text: string) => string>> = {
  "prose before": (text) =>
    `Hi all, since this morning our service does not answer and I have no idea why.\n\n${text}`,
  "prose after": (text) =>
    `${text}\n\nDoes anybody know what this means? Thanks in advance for every answer!`,
  "a shell's prompts": (text) => `$ python app.py --model x\n${text}\n$ `,
  "a typed AWS command": (text) =>
    `user@host:~/proj$ aws bedrock-runtime converse --model-id foo\n\n${text}`,
  "a typed sign-in": (text) => `$ aws sso login --profile dev\n${text}`,
  "a tool's hint": (text) => `${text}\nTry running 'aws sso login --profile dev' if this persists.`,
  "a time at every line": (text) =>
    text
      .split("\n")
      .map((line) => `2026-11-27T10:20:30.123Z ${line}`)
      .join("\n"),
  "a proxy's name": (text) => `litellm.APIConnectionError: BedrockException - ${text}`,
  "a proxy's 500": (text) =>
    `{"error":{"message":"litellm.InternalServerError: BedrockException - ${inner(text)}. Received Model Group=claude\\nAvailable Model Group Fallbacks=None","type":null,"code":"500"}}`,
  "a gateway's 502": (text) =>
    `HTTP 502 Bad Gateway {"detail":"Upstream LLM error: ${inner(text)}"}`,
  JSON: (text) => JSON.stringify({ error: { message: text } }),
  "a quote": (text) =>
    text
      .split("\n")
      .map((line) => `> ${line}`)
      .join("\n"),
  "a fence": (text) => `\`\`\`\n${text}\n\`\`\``,
  Japanese: (text) => `以下のエラーが発生しました。\n${text}\nよろしくお願いします。`,
  German: (text) => `Seit heute früh bekomme ich diese Meldung:\n${text}\nWas kann ich tun?`,
  Chinese: (text) => `调用时报错：\n${text}\n请问怎么解决？`,
};

/** A header line of its own beside a title, as tables and lists have it. */
const JOINED: Readonly<Record<string, (one: string, other: string) => string>> = {
  "in two paragraphs": (one, other) => `${one}\n\n${other}`,
  "in a list": (one, other) => `- first: ${oneLine(one)}\n\n- second: ${oneLine(other)}`,
  "in a log": (one, other) =>
    `2026-11-27T10:00:00Z ERROR ${oneLine(one)}\n2026-11-27T10:05:00Z ERROR ${oneLine(other)}`,
};

describe("what stands around an error", () => {
  it.each(Object.entries(AROUND))(
    "%s does not change its code, nor makes it surer",
    (_name, put) => {
      fc.assert(
        fc.property(anyOf(TOLD), ({ text, found }) => {
          const around = diagnose(put(text));
          expect({ text, code: around.code }).toEqual({ text, code: found.code });
          expect(SURENESS[around.confidence]).toBeLessThanOrEqual(SURENESS[found.confidence]);
        }),
        { numRuns: 150 },
      );
    },
  );
});

describe("two errors", () => {
  it.each(Object.entries(JOINED))("%s are both told", (_name, join) => {
    fc.assert(
      fc.property(anyOf(ALONE), anyOf(ALONE), (one, other) => {
        const found = diagnose(join(one.text, other.text));
        const causes = [found.cause, ...found.others.map(({ cause }) => cause)];
        expect(causes).toContain(one.found.cause);
        expect(causes).toContain(other.found.cause);
      }),
      { numRuns: 150 },
    );
  });

  it("of one cause are not told by where the other was called", () => {
    const inConsole = `アクション: bedrock:InvokeModelWithResponseStream
arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0
コンテキスト: a service control policy explicitly denies the action`;
    const inLog =
      "is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0 with an explicit deny in a service control policy";
    for (const join of Object.values(JOINED))
      expect(diagnose(join(inConsole, inLog))).toMatchObject({
        cause: "scp-explicit-deny",
        others: [],
      });
  });

  it("that say the same are one", () => {
    fc.assert(
      fc.property(anyOf(ALONE), ({ text, found }) => {
        const twice = diagnose(`${text}\n\n${text}`);
        expect(twice).toMatchObject({ code: found.code, cause: found.cause, others: [] });
      }),
      { numRuns: 150 },
    );
  });
});

describe("any input", () => {
  const PIECES = [
    "An error occurred (",
    ") when calling the Converse operation: ",
    "Caused by: ",
    "During handling of the above exception, another exception occurred:\n",
    '{"message":"',
    '"}',
    "$ aws sso login\n",
    'File "/a/b.py", line 3, in f\n',
    "2026-11-27T10:20:30Z ",
    "role trust policy ",
    "bedrock-runtime.undefined.amazonaws.com ",
    "\\u2019",
    "&quot;",
    "| - > ",
    "\n\n",
  ];

  it("of pieces of errors is answered, by known words and in bounded work", () => {
    const piece = fc.oneof(
      anyOf(PIECES),
      anyOf(TOLD).map(({ text }) => text.slice(0, 200)),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const found = diagnose(pieces.join(""));
        expect(found.steps.length).toBeGreaterThan(0);
        expect(found.others.length).toBeLessThanOrEqual(40);
        expect(found.others.map(({ cause }) => cause)).not.toContain(found.cause);
      }),
      { numRuns: 200 },
    );
  });
});
