import { describe, expect, it } from "vitest";
import {
  type LoadText,
  NO_LOAD_TEXT,
  type ReadLoad,
  readLoad,
} from "@/lib/domain/capacity/load-text";

const WHOLE: LoadText = {
  callsPerMinute: "900",
  inputTokens: "1,200",
  maxTokens: "4 096",
  outputTokens: "350",
  cached: "",
};
const LOAD = {
  callsPerMinute: 900,
  inputTokens: 1_200,
  maxTokens: 4_096,
  outputTokens: 350,
  cached: 0,
};
const wrong = (problems: Readonly<Record<string, string>>) => ({
  kind: "wrong",
  problems: Object.fromEntries(
    Object.entries(problems).map(([part, words]) => [part, expect.stringContaining(words)]),
  ),
});

describe("readLoad", () => {
  it.each<[string, Partial<LoadText>, unknown]>([
    ["separators", {}, { kind: "load", load: LOAD } satisfies ReadLoad],
    ["a share", { cached: "50" }, { kind: "load", load: { ...LOAD, cached: 0.5 } }],
    ["a share with its sign", { cached: "100%" }, { kind: "load", load: { ...LOAD, cached: 1 } }],
    ["a share above all", { cached: "100.1" }, wrong({ cached: "0 to 100 percent" })],
    [
      "an average",
      { inputTokens: "1200.5" },
      { kind: "load", load: { ...LOAD, inputTokens: 1_200.5 } },
    ],
    ["words", { inputTokens: "many" }, wrong({ inputTokens: "no number" })],
    ["a negative number", { callsPerMinute: "-1" }, wrong({ callsPerMinute: "no number" })],
    [
      "all of max_tokens",
      { outputTokens: "4096" },
      { kind: "load", load: { ...LOAD, outputTokens: 4_096 } },
    ],
    ["one above max_tokens", { outputTokens: "4097" }, wrong({ outputTokens: "above max_tokens" })],
    ["max_tokens of 0", { maxTokens: "0", outputTokens: "0" }, wrong({ maxTokens: "1 at least" })],
    ["no calls filled in", { callsPerMinute: " " }, { kind: "missing", parts: ["callsPerMinute"] }],
    [
      "max_tokens left out",
      { maxTokens: "" },
      {
        kind: "no-max",
        load: { callsPerMinute: 900, inputTokens: 1_200, outputTokens: 350, cached: 0 },
      },
    ],
    ["nothing", NO_LOAD_TEXT, { kind: "nothing" }],
    [
      "only a share",
      { ...NO_LOAD_TEXT, cached: "5" },
      { kind: "missing", parts: ["callsPerMinute", "inputTokens", "outputTokens"] },
    ],
  ])("reads %s", (_, over, expected) => {
    expect(readLoad({ ...WHOLE, ...over })).toEqual(expected);
  });
});
