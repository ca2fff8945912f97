import { describe, expect, it } from "vitest";
import { attributesOf, attributesOfCall } from "@/lib/telemetry/attributes";

const CALL = {
  service: "Bedrock",
  operation: "ListFoundationModels",
  region: "eu-west-1",
  tookMs: 3,
};

describe("what a trace tells", () => {
  it.each([
    [
      "an account and a Region",
      false,
      { "cloud.account.id": "111122223333", "cloud.region": "eu-west-1" },
    ],
    ["a Region alone where ids are masked", true, { "cloud.region": "eu-west-1" }],
  ])("of a part: %s", (_name, masked, expected) => {
    const facts = { account: "111122223333", region: "eu-west-1" };
    expect(attributesOf(facts, { masked })).toEqual(expected);
  });

  it.each([
    ["answered", { requestId: "r-1", failed: null }, { "aws.request_id": "r-1" }],
    [
      "refused",
      { requestId: "r-1", failed: "403" },
      { "aws.request_id": "r-1", "error.type": "403" },
    ],
    ["not answered", { requestId: null, failed: "TimeoutError" }, { "error.type": "TimeoutError" }],
  ])("of a call that was %s", (_name, end, expected) => {
    expect(attributesOfCall({ ...CALL, ...end })).toEqual({
      "rpc.system": "aws-api",
      "rpc.service": "Bedrock",
      "rpc.method": "ListFoundationModels",
      "cloud.region": "eu-west-1",
      ...expected,
    });
  });
});
