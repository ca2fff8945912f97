import { describe, expect, it } from "vitest";
import { countEach, gauge, gaugeBy } from "@/lib/domain/metrics/make";
import { metricsText } from "@/lib/domain/metrics/text";

describe("the text Prometheus reads", () => {
  it("has help, type and value", () => {
    expect(metricsText([gauge("a_seconds", "How long.", 1.5)])).toBe(
      "# HELP a_seconds How long.\n# TYPE a_seconds gauge\na_seconds 1.5\n",
    );
  });

  it("leaves out what is not known, and tells a zero", () => {
    expect(metricsText([gauge("a", "A.", null), gauge("b", "B.", 0)])).toBe(
      "# HELP b B.\n# TYPE b gauge\nb 0\n",
    );
    expect(metricsText([])).toBe("");
  });

  it.each([
    ['say "no"', 'say \\"no\\"'],
    ["a\\b", "a\\\\b"],
    ["two\nlines", "two\\nlines"],
    ["{x},y=1", "{x},y=1"],
  ])("escapes %j in a label", (text, escaped) => {
    const values = [[text, 1]] as const;
    expect(metricsText([gaugeBy("a", "A.", { label: "name", values })])).toContain(
      `\na{name="${escaped}"} 1\n`,
    );
  });

  it("escapes help by its own rule", () => {
    expect(metricsText([gauge("a", 'One\n"two" \\', 1)])).toContain('# HELP a One\\n"two" \\\\\n');
  });

  it("tells a distribution by buckets that add up, a sum and a count", () => {
    const text = metricsText([
      {
        name: "took_seconds",
        help: "Took.",
        type: "histogram",
        bounds: [0.1, 1],
        distributions: [{ labels: { operation: "X" }, counts: [1, 3], count: 4, sum: 7.25 }],
      },
    ]);
    expect(text.split("\n").slice(2, -1)).toEqual([
      'took_seconds_bucket{operation="X",le="0.1"} 1',
      'took_seconds_bucket{operation="X",le="1"} 3',
      'took_seconds_bucket{operation="X",le="+Inf"} 4',
      'took_seconds_sum{operation="X"} 7.25',
      'took_seconds_count{operation="X"} 4',
    ]);
  });

  it("counts each of a closed list, those that are not there too", () => {
    expect([...countEach(["a", "b"], ["b", "b"])]).toEqual([
      ["a", 0],
      ["b", 2],
    ]);
  });
});
