import { expect, it } from "vitest";
import { parseConfig } from "@/lib/config/parse";
import { placedProblem } from "@/lib/config/problem";

const FILE = "/etc/readiness/readiness.yaml";

it.each([
  [
    "a setting that is none",
    "regoins: [eu-west-1]",
    { line: 1, text: "regoins is not a setting." },
  ],
  [
    "a value of the wrong kind",
    "requirements:\n  - name: x\n    models: [a.b]\n    tokensPerMinute: many",
    { line: 4, text: expect.stringMatching(/^requirements\.0\.tokensPerMinute /) },
  ],
  [
    "aliases that stand for too much",
    `a: &a [${"x,".repeat(9)}x]\n${"bcdefghi"
      .split("")
      .map((name, place) => `${name}: &${name} [${`*${"abcdefgh"[place]},`.repeat(9)}*a]`)
      .join("\n")}`,
    { line: null, text: expect.stringMatching(/^aliases /) },
  ],
])("%s is told with its line, without the name of the file", (_name, text, expected) => {
  const parsed = parseConfig(text, FILE);
  if (parsed.ok) throw new Error("it parsed");
  expect(placedProblem(parsed.error[0] ?? "", FILE)).toEqual(expected);
});

it("keeps what is about no line as it is", () => {
  const words = `${FILE} is a folder. READINESS_CONFIG names the configuration.`;
  expect(placedProblem(words, FILE)).toEqual({ line: null, text: words });
});
