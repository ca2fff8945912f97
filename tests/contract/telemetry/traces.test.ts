import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { namesIn } from "@/tests/bench/trace-picture";
import { aBench, type Bench } from "@/tests/support/stand-in";
import { GRANTS, LITE, press, REGION, traced } from "@/tests/support/traced";

const PICTURE = path.resolve("docs", "images", "trace-check.svg");

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: "all-ready" });
});
beforeEach(() => bench.standIn.control.reset());
afterAll(() => bench.close());

const CALL = "Bedrock.GetFoundationModelAvailability";

describe("the trace of a check", () => {
  it("goes from the press to the call of AWS that failed, and tells nobody who pressed", async () => {
    let kept = "";
    const collector = await traced({ bench, config: GRANTS }, async (app) => {
      bench.standIn.control.addFaults({
        when: { operation: "GetFoundationModelAvailability", model: LITE },
        fault: { kind: "deny", by: "identity-policy" },
      });
      expect(await press(app)).toMatchObject({ ok: true });
      kept = JSON.stringify((await app.runtime.world.read()).accounts);
    });
    const calls = collector.spans().filter(({ name }) => name === CALL);
    const [call] = calls.filter((span) => collector.path(span).includes("checkCells"));
    if (!call)
      throw new Error(
        collector
          .spans()
          .map(({ name }) => name)
          .join(", "),
      );
    expect(collector.path(call)).toEqual([CALL, "checkCells", "POST /requirements/{…}"]);
    expect(call.attributes).toMatchObject({
      "rpc.system": "aws-api",
      "rpc.service": "Bedrock",
      "rpc.method": "GetFoundationModelAvailability",
      "cloud.region": REGION,
      "error.type": "403",
    });
    expect(namesIn(readFileSync(PICTURE, "utf8"))).toEqual(
      expect.arrayContaining([...collector.path(call)]),
    );
    expect(kept).toContain(call.attributes["aws.request_id"]);
    const trace = collector.spans().filter(({ traceId }) => traceId === call.traceId);
    expect(trace.map(({ attributes }) => attributes["readiness.request.id"])).toContain(
      "11111111-2222-4333-8444-555555555555",
    );
    for (const told of ["u-4711", "Ana", "acme.example", "admins", "Payments", "not authorized"])
      expect(collector.text()).not.toContain(told);
  });

  it("has a scan's accounts and Regions, and of its calls but a few", async () => {
    const collector = await traced({ bench, config: GRANTS }, async () => undefined);
    const regions = collector.spans().filter(({ name }) => name === "read Region");
    expect(regions.map((span) => collector.path(span))).toEqual([
      ["read Region", "read account", "scan"],
    ]);
    const reading = collector.spans().filter(({ name }) => name !== "end scan");
    expect(new Set(reading.map(({ traceId }) => traceId)).size).toBe(1);
    const told = collector.spans().filter(({ kind }) => kind === 3).length;
    expect(told).toBeLessThan(bench.standIn.control.calls().length / 2);
    expect(collector.resource()).toMatchObject({ "service.name": "bedrock-readiness" });
  });

  it.each([
    ["an account's id", GRANTS, true],
    ["no account's id where ids are masked", `${GRANTS}maskAccountIds: true\n`, false],
  ])("tells %s", async (_name, config, told) => {
    const own = 'accounts: [{ id: "111122223333" }]\n';
    const collector = await traced({ bench, config: `${config}${own}` }, async () => undefined);
    expect(collector.spans().length).toBeGreaterThan(2);
    expect(collector.text().includes("111122223333")).toBe(told);
  });
});
