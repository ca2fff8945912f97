import { describe, expect, it } from "vitest";
import { segmentsOf } from "@/lib/domain/diagnosis/segments";

describe("the errors of a paste", () => {
  it.each([
    ["one line is one", "FirstError: a", [["FirstError: a"]]],
    ["a wrapped line stays with its error", "FirstError: a\nb c", [["FirstError: a\nb c"]]],
    ["paragraphs are apart", "a\n\nb", [["a"], ["b"]]],
    [
      "named errors are apart",
      "FirstError: a\nOtherException: b",
      [["FirstError: a"], ["OtherException: b"]],
    ],
    [
      "bullets are apart",
      "- FirstError: a\n- OtherError: b",
      [["- FirstError: a"], ["- OtherError: b"]],
    ],
    [
      "lines of a log are apart",
      "2026-11-22T14:00:01Z WARN a\n2026-11-22T14:00:07Z ERROR b",
      [["2026-11-22T14:00:01Z WARN a"], ["2026-11-22T14:00:07Z ERROR b"]],
    ],
    [
      "lines of one record are together",
      "2026-11-22 14:00:01,100 FirstError: a\n2026-11-22 14:00:01,100 goes on",
      [["2026-11-22 14:00:01,100 FirstError: a\ngoes on"]],
    ],
    [
      "Java: the last cause is the root",
      "FirstError: a\nCaused by: OtherError: b",
      [["OtherError: b", "FirstError: a"]],
    ],
    ["a cause within the line too", "a (caused by: b)", [["b)", "a "]]],
    [
      "Python: the first is the root",
      "FirstError: a\n\nDuring handling of the above exception, another exception occurred:\n\nOtherError: b",
      [["FirstError: a", "OtherError: b"]],
    ],
    ["nothing is no error", "", []],
  ])("%s", (_name, text, parts) => {
    expect(segmentsOf(text).map((one) => one.parts.map((part) => part.text))).toEqual(parts);
  });

  it("are bounded, however many there are", () => {
    expect(segmentsOf("FirstError: a\n".repeat(1_000)).length).toBe(40);
    expect(segmentsOf(`FirstError: a\n${"Caused by: b\n".repeat(1_000)}`)[0]?.parts.length).toBe(8);
  });

  it("tell who speaks, and how deep", () => {
    const text =
      "litellm.APIConnectionError: BedrockException (caused by: ValidationException: Operation not allowed)";
    expect(segmentsOf(text)[0]?.parts).toMatchObject([
      { name: "ValidationException", source: "aws", wrapper: null, depth: 1 },
      { source: "wrapper", wrapper: "litellm", depth: 0 },
    ]);
  });
});
