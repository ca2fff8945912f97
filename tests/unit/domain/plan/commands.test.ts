import { describe, expect, it } from "vitest";
import { groupCommands, type OneCommand } from "@/lib/domain/plan/commands";

const get = (modelId: string, region: string): OneCommand => ({
  ...{ account: "1", region, modelId },
  text: `aws bedrock get --model-id ${modelId} --region ${region}`,
});
const quota = (region: string, code = "L-1"): OneCommand => ({
  ...{ account: "1", region, modelId: "m" },
  text: `aws quota request-service-quota-increase --quota-code ${code} --region ${region}`,
});

describe("commands", () => {
  it.each<[string, readonly OneCommand[], readonly string[]]>([
    ["none", [], []],
    ["one stays as it is", [get("m.a", "r-1")], ["aws bedrock get --model-id m.a --region r-1"]],
    [
      "the same are one",
      [get("m.a", "r-1"), get("m.a", "r-1")],
      ["aws bedrock get --model-id m.a --region r-1"],
    ],
    [
      "of several models, a loop over models",
      [get("m.a", "r-1"), get("m.b", "r-1")],
      ['for model in m.a m.b; do\n  aws bedrock get --model-id "$model" --region r-1\ndone'],
    ],
    [
      "of several Regions, a loop over Regions",
      [quota("r-1"), quota("r-2")],
      [
        'for region in r-1 r-2; do\n  aws quota request-service-quota-increase --quota-code L-1 --region "$region"\ndone',
      ],
    ],
    [
      "that differ in more stay apart",
      [quota("r-1"), quota("r-2", "L-2")],
      [
        "aws quota request-service-quota-increase --quota-code L-1 --region r-1",
        "aws quota request-service-quota-increase --quota-code L-2 --region r-2",
      ],
    ],
    [
      "a value that begins like another is not cut",
      [get("m.a", "r-1"), { ...get("m.a", "r-12"), region: "r-1" }],
      [
        "aws bedrock get --model-id m.a --region r-1",
        "aws bedrock get --model-id m.a --region r-12",
      ],
    ],
    [
      "a value is quoted as a shell needs it",
      ["m a", "m b"].map((modelId) => ({
        ...{ account: "1", region: "r-1", modelId },
        text: `aws bedrock get --model-id '${modelId}' --region r-1`,
      })),
      ["for model in 'm a' 'm b'; do\n  aws bedrock get --model-id \"$model\" --region r-1\ndone"],
    ],
  ])("%s", (_name, commands, expected) => {
    expect(groupCommands(commands).map(({ text }) => text)).toEqual(expected);
  });

  it("of two accounts stay apart, and each says what it does beside reading", () => {
    const commands = [quota("r-1"), { ...quota("r-2"), account: "2" }, get("m.a", "r-1")];
    expect(
      groupCommands(commands).map(({ account, consequence }) => [account, consequence]),
    ).toEqual([
      ["1", "Sends a request to AWS; one a quota can be open at a time."],
      ["1", null],
      ["2", "Sends a request to AWS; one a quota can be open at a time."],
    ]);
  });
});
