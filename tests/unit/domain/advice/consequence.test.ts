import { describe, expect, it } from "vitest";
import { consequenceOf } from "@/lib/domain/advice/consequence";

const EULA = "Accepts the provider’s EULA and starts a subscription.";
const REQUEST = "Sends a request to AWS; one a quota can be open at a time.";

describe("what a command does beside reading", () => {
  it.each<[name: string, command: string, expected: string | null]>([
    ["alone", "aws bedrock create-foundation-model-agreement --model-id m", EULA],
    [
      "inside a loop",
      "for m in a b; do\n  aws bedrock create-foundation-model-agreement\ndone",
      EULA,
    ],
    ["with a profile", "aws --profile prod service-quotas request-service-quota-increase", REQUEST],
    [
      "a stack that is deployed",
      "aws cloudformation deploy --stack-name bedrock-readiness",
      "Creates or changes a stack in this account, and by it roles in every account of the units.",
    ],
    ["one that only reads", "aws bedrock get-foundation-model-availability --model-id m", null],
    [
      "one that only reads what another needs",
      "aws bedrock list-foundation-model-agreement-offers --model-id m",
      null,
    ],
    ["a text that names it", "request-service-quota-increase was refused", null],
  ])("%s", (_name, command, expected) => {
    expect(consequenceOf(command)).toBe(expected);
  });
});
