import { describe, expect, it } from "vitest";
import type { Grant } from "@/lib/domain/how-to-call/grant";
import { callPolicies, callPolicy, POLICY_MAX } from "@/lib/domain/how-to-call/policy";

const ACTIONS = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];
const onDemand = (name: string): Grant => ({
  profile: null,
  models: [`m/${name}`],
  regions: ["r"],
});
const behind = (name: string, ...models: readonly string[]): Grant => ({
  profile: `p/${name}`,
  models,
  regions: models,
});

describe("the caller's least policy", () => {
  it("lets a model behind a profile be called by that profile alone", () => {
    expect(callPolicy([behind("eu", "a", "b"), onDemand("x")])).toEqual({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: ACTIONS, Resource: ["m/x", "p/eu"] },
        {
          Effect: "Allow",
          Action: ACTIONS,
          Resource: ["a", "b"],
          Condition: { StringEquals: { "bedrock:InferenceProfileArn": "p/eu" } },
        },
      ],
    });
  });

  it("names nothing twice", () => {
    const twice = callPolicy([onDemand("x"), onDemand("x"), behind("eu", "a"), behind("eu", "a")]);
    expect(twice).toEqual(callPolicy([onDemand("x"), behind("eu", "a")]));
  });
});

describe("policies no longer than AWS takes them", () => {
  const size = (document: unknown) => JSON.stringify(document).length;
  const padded = (length: number): Grant => onDemand("y".repeat(length));
  const rest = POLICY_MAX - size(callPolicy([onDemand("x"), padded(0)]));

  it.each([
    ["just fits", rest, 1],
    ["one too many", rest + 1, 2],
  ])("%s", (_name, length, count) => {
    const made = callPolicies([onDemand("x"), padded(length)]);
    expect(made).toHaveLength(count);
    for (const document of made) expect(size(document)).toBeLessThanOrEqual(POLICY_MAX);
  });

  it("none for no call", () => {
    expect(callPolicies([])).toEqual([]);
  });
});
