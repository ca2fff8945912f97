import { describe, expect, it } from "vitest";
import { tidy } from "@/lib/domain/diagnosis/fold";
import { strip } from "@/lib/domain/diagnosis/strip";

const left = (text: string) => strip(tidy(text)).replace(/\s+/g, " ").trim();

describe("what no error says is cut out of a paste", () => {
  it.each([
    ["a typed command", "$ aws sso login --profile dev"],
    ["one with who and where", "alice@box:~/proj$ aws bedrock list-foundation-models"],
    ["one of another shell", "❯ claude --model x"],
    ["one of PowerShell", "PS C:\\work> aws configure"],
    ["one without a prompt", "aws bedrock-runtime converse --model-id x"],
    ["one over several lines", "$ curl -X POST \\\n  -H 'a: b' \\\n  https://x"],
    ["a setting", "export AWS_PROFILE=dev"],
    ["a frame of Python and its source", 'File "/a/b.py", line 3, in f\n  return client.invoke(x)'],
    ["a frame of JavaScript", "at async POST (app/route.ts:19:19)"],
    ["a frame of Java", "at com.example.Main.run(Main.java:12)"],
    ["quoted source", "19 | const { text } = generateText({"],
    ["a pointer under source", "    ^^^^^~~~"],
    ["a hint to sign in", "Try running 'aws sso login --profile dev'"],
    ["a hint to a command of the tool", "Please run /login"],
    ["a file's name", "/Users/me/app/node_modules/x/index.js:12:3"],
    ["a client's complaint of its own data", "ValidationError: 1 validation error for ChatBedrock"],
  ])("%s", (_name, text) => {
    expect(left(text)).toBe("");
  });
});

describe("what an error says stays", () => {
  it.each([
    ["the command line's own error", "aws: [ERROR]: Unable to locate credentials"],
    ["a command that stands in a message", "aws sso login failed: token expired"],
    ["an exception after a frame", "NoCredentialsError: Unable to locate credentials"],
    ["a path of an API", "The model does not support the '/v1/chat/completions' API"],
    ["a host", "getaddrinfo ENOTFOUND bedrock.us-east-1.amazonaws.com"],
    ["an ARN", "on resource: arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0"],
    ["a price that begins with a dollar", "$ 0.00 were spent"],
    ["a wait that is named", "try again after 15 minutes"],
  ])("%s", (_name, text) => {
    expect(left(text)).toBe(text);
  });
});
