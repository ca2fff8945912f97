import { afterAll, beforeAll, expect, it } from "vitest";
import { aBench, type Bench } from "@/tests/support/stand-in";

const LONG_MS = 60_000;
const REGION = "us-east-1";
let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: "all-ready" });
});
afterAll(() => bench.close());

it.each([
  ["GetCallerIdentity", 1],
  ["ListRegions", 1],
  ["ListFoundationModels", 1],
  ["ListInferenceProfiles", 2],
  ["GetFoundationModelAvailability", 5],
  ["ListServiceQuotas", 1],
  ["SearchAgreements", 1],
])(
  "%s, cut in the middle of an answer (%i), is asked again and read",
  async (operation, times) => {
    const { control } = bench.standIn;
    control.clearFaults();
    control.addFaults({ when: { operation }, times, fault: { kind: "cut" } });
    const { code, err, readiness } = await bench.read(["--no-store", "--region", REGION]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(readiness.cells.filter(({ state }) => state === "unknown")).toEqual([]);
    expect(readiness.stats?.retries).toBeGreaterThanOrEqual(times);
  },
  LONG_MS,
);
