import { describe, expect, it } from "vitest";
import { createCallMeter } from "@/lib/aws/connect/meter";

const LIST = { service: "bedrock", operation: "ListFoundationModels" } as const;

describe("what is counted of calls", () => {
  it("is told by operation and outcome, each of them", () => {
    const meter = createCallMeter();
    meter.met({ ...LIST, outcome: "answered", tookMs: 10 });
    meter.met({ ...LIST, outcome: "answered", tookMs: 10 });
    meter.met({ ...LIST, outcome: "throttled", tookMs: 10 });
    expect(meter.calls().map(({ outcome, calls }) => [outcome, calls])).toEqual([
      ["answered", 2],
      ["refused", 0],
      ["throttled", 1],
      ["failed", 0],
    ]);
  });

  it.each([
    [50, 1],
    [50.1, 0],
  ])("a call of %d ms counts %d under 0.05 s", (tookMs, expected) => {
    const meter = createCallMeter();
    meter.met({ ...LIST, outcome: "answered", tookMs });
    const { bounds, distributions } = meter.callTimes();
    expect([bounds[0], distributions[0]?.counts[0]]).toEqual([0.05, expected]);
  });

  it("above every bound, counts in the sum alone", () => {
    const meter = createCallMeter();
    meter.met({ ...LIST, outcome: "failed", tookMs: 12_001 });
    expect(meter.callTimes().distributions[0]).toMatchObject({ count: 1, sum: 12.001 });
    expect(meter.callTimes().distributions[0]?.counts.at(-1)).toBe(0);
  });
});
