import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sanitizeMessage } from "@/lib/domain/diagnosis/sanitize";

describe("a message that may be shown", () => {
  it.each([
    [
      "keeps action, model and Region and drops who called",
      "User: arn:aws:sts::111122223333:assumed-role/Payments/alice@example.com is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-sonnet-4-6",
      "User: arn:aws:sts::…:assumed-role/… is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-sonnet-4-6",
    ],
    [
      "drops user names in any partition",
      "User: arn:aws-us-gov:iam::111122223333:user/team/bob is not authorized",
      "User: arn:aws-us-gov:iam::…:user/… is not authorized",
    ],
    ["drops e-mail addresses", "ask carol.smith+x@example.co.uk", "ask (e-mail)"],
    [
      "drops access key ids",
      "key AKIAIOSFODNN7EXAMPLE and ASIAIOSFODNN7EXAMPLE",
      "key (key id) and (key id)",
    ],
    [
      "drops bearer tokens",
      "Authorization: Bearer abcdefgh.ijkl-mnop",
      "Authorization: Bearer (token)",
    ],
    [
      "drops session tokens",
      '"SessionToken": "FwoGZXIvYXdzEJr2rTOKEN"',
      '"SessionToken": "(token)"',
    ],
    [
      "drops secrets",
      "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG",
      "aws_secret_access_key = (hidden)",
    ],
    ["drops offer tokens", '{"offerToken":"abcdef123456"}', '{"offerToken":"(hidden)"}'],
    [
      "drops presigned addresses",
      "see https://bucket.s3.amazonaws.com/eula.pdf?X-Amz-Algorithm=AWS4&X-Amz-Signature=abc for terms",
      "see (presigned address) for terms",
    ],
    ["drops Bedrock API keys", "used bedrock-api-key-YmVkcm9jaw==", "used (api key)"],
    ["puts it on one line", "a\n\tb", "a b"],
  ])("%s", (_name, text, shown) => {
    expect(sanitizeMessage(text)).toBe(shown);
  });

  it("never throws, never grows past what may be shown, and is its own fixed point", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3000, unit: "binary" }), (text) => {
        const once = sanitizeMessage(text);
        expect(once.length).toBeLessThanOrEqual(4000);
        expect(sanitizeMessage(once)).toBe(once);
      }),
    );
  });
});
