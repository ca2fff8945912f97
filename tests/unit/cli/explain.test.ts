import { createReadStream, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { explain } from "@/lib/cli/explain";
import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import type { Cause } from "@/lib/domain/causes";
import type { DiagnosisLink } from "@/lib/domain/diagnosis/types";

const FORM =
  "ResourceNotFoundException: Model use case details have not been submitted for this account.";

const TWO = `- ValidationException: Access to Anthropic models is not allowed for this account.
- ResourceNotFoundException: This model version has reached the end of its life.`;
const BAD_TOKEN =
  "An error occurred (UnrecognizedClientException) when calling the ListFoundationModels operation: The security token included in the request is invalid.";
const ZERO =
  "Model invocation max tokens per day for Amazon Nova Lite Value: 0.0 Adjustable: False in us-west-2";
const NETWORK = "getaddrinfo ENOTFOUND bedrock-runtime.us-east-1.amazonaws.com";

type Meaning = { code: string; title: string };

async function run(args: readonly string[], input: string | Readable = "") {
  const seen = { out: "", err: "" };
  const code = await explain(args, {
    out: (text) => {
      seen.out += text;
    },
    err: (text) => {
      seen.err += text;
    },
    stdin: typeof input === "string" ? Readable.from(input ? [input] : []) : input,
  });
  return { code, ...seen };
}

describe("the explain command", () => {
  it("explains its arguments", async () => {
    const { code, out } = await run([FORM]);
    expect(code).toBe(0);
    expect(out).toContain("Code   FTUFormNotFilled");
    expect(out).toContain("Who    an account admin");
  });

  it("explains standard input as one JSON object", async () => {
    const { code, out } = await run(["--format", "json"], FORM);
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(out))).toEqual([
      "code",
      "cause",
      "confidence",
      "owner",
      "retry",
      "title",
      "summary",
      "steps",
      "commands",
      "question",
      "candidates",
      "others",
      "links",
      "read",
    ]);
  });

  it.each<[string, string]>([
    ["a form", FORM],
    ["two errors", TWO],
    ["a text that may mean two things", BAD_TOKEN],
    ["a quota of 0, with the text of its case", ZERO],
    ["a network", NETWORK],
    ["nothing that is known", "the printer is on fire"],
  ])("says the same as text and as JSON: %s", async (_name, text) => {
    const { out } = await run([], text);
    const json = JSON.parse((await run(["--format", "json"], text)).out);
    const said = [
      json.code,
      json.cause ?? "not recognised",
      `confidence ${json.confidence}`,
      json.title,
      json.summary,
      json.question ?? "",
      ...json.steps.flatMap((step: string) => step.split("\n")),
      ...json.commands,
      ...json.candidates.map(({ cause }: { cause: Cause }) => CAUSE_ENTRIES[cause].title),
      ...json.others.flatMap(({ code, title }: Meaning) => [code, title]),
      ...json.links.flatMap(({ label, href }: DiagnosisLink) => [label, href]),
      ...Object.values(json.read).filter((value) => value !== null),
    ];
    for (const part of said) expect(out).toContain(String(part));
  });

  it.each([["a quota of a day", "ThrottlingException: Too many tokens per day", "(a day)"]])(
    "says how long to wait in words: %s",
    async (_name, text, words) => {
      const { out } = await run([text]);
      expect(/^Retry .*$/m.exec(out)?.[0]).toContain(words);
    },
  );

  it("gives commands, question, candidates and others where there are any", async () => {
    const token = JSON.parse((await run(["--format", "json", BAD_TOKEN])).out);
    expect(token).toMatchObject({
      cause: "credentials-invalid-access-key",
      commands: ["aws sts get-caller-identity"],
      candidates: [{ code: "RegionDisabled", cause: "region-opt-in-disabled" }],
    });
    expect(token.question).toMatch(/^Does GetCallerIdentity in us-east-1 work/);
    const two = JSON.parse((await run(["--format", "json"], TWO)).out);
    expect(two.others).toEqual([
      { code: "ResourceNotFound", cause: "model-end-of-life", title: "Model has been retired" },
    ]);
    const form = JSON.parse((await run(["--format", "json", "nothing known"])).out);
    expect(form).toMatchObject({ commands: [], question: null, candidates: [], others: [] });
  });

  it("finds the error at the end of a text of megabytes, and a character that two chunks share", async () => {
    const long = Buffer.from(
      `${"a line of a log\n".repeat(300_000)}with on-demand throughput isn\u2019t supported`,
    );
    const cut = long.lastIndexOf(Buffer.from("\u2019")) + 1;
    const seen = { out: "" };
    const code = await explain(["--format", "json"], {
      out: (text) => {
        seen.out += text;
      },
      err: () => undefined,
      stdin: Readable.from([long.subarray(0, cut), long.subarray(cut)]),
    });
    expect(code).toBe(0);
    expect(JSON.parse(seen.out).cause).toBe("inference-profile-required");
  });

  it.each([
    ["the byte order mark that PowerShell writes first", "\uFEFF", "FTUFormNotFilled"],
    ["nothing", "", "FTUFormNotFilled"],
    ["two of them", "\uFEFF\uFEFF", undefined],
  ])("reads the first line of --jsonl after %s", async (_name, before, code) => {
    const { out } = await run(["--jsonl"], `${before}${JSON.stringify(FORM)}\n`);
    expect(JSON.parse(out).code).toBe(code);
  });

  const folder = () => Object.assign(Readable.from([]), { fd: openSync(tmpdir(), "r") });
  it.each<[string, readonly string[], () => Readable, string]>([
    ["a folder, by lines", ["--jsonl"], folder, "it is a folder"],
    ["a folder", [], folder, "it is a folder"],
    ["an input that breaks, by lines", ["--jsonl"], () => createReadStream(tmpdir()), "EISDIR"],
    ["an input that breaks", [], () => createReadStream(tmpdir()), "EISDIR"],
  ])("can't read %s, and says so", async (_name, args, input, why) => {
    const { code, out, err } = await run(args, input());
    expect([code, out]).toEqual([3, ""]);
    expect(err).toBe(`bedrock-readiness explain: standard input can't be read: ${why}.\n`);
  });

  it("answers each line of --jsonl with one line, also those it can't read", async () => {
    const lines = [JSON.stringify(FORM), "{not json", "", "42", JSON.stringify("a\nb")].join("\n");
    const { code, out } = await run(["--jsonl"], lines);
    const answers = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(answers.map((answer) => answer.code ?? answer.error)).toEqual([
      "FTUFormNotFilled",
      "The line is no JSON.",
      "The line is no JSON.",
      "The line is JSON, but no string.",
      "Unrecognized",
    ]);
  });

  it("takes the Region of --region for its links", async () => {
    const { out } = await run(["--format", "json", "--region", "us-gov-west-1", FORM]);
    expect(JSON.parse(out).links[0].href).toContain("console.amazonaws-us-gov.com");
  });

  it.each<[string, readonly string[], string]>([
    ["an unknown format", ["--format", "yaml", FORM], "Use text or json"],
    ["an unknown flag", ["--wat"], "See explain --help"],
    ["a Region that is none", ["--region", "mars-1", FORM], "no Region code"],
    ["no text at all", [], "there is no text"],
    ["text beside --jsonl", ["--jsonl", FORM], "reads standard input"],
  ])("%s is 3", async (_name, args, text) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toContain(text);
  });
});
