import { afterAll, beforeAll, beforeEach } from "vitest";
import { PrincipalCheck } from "@/lib/contracts/principal-check";
import { answer } from "@/tests/contract/check/gate";
import { aBench, type Bench } from "@/tests/support/stand-in";

export const LONG_MS = 120_000;
export const ACCOUNT = "111122223333";
export const APP = `arn:aws:iam::${ACCOUNT}:role/App`;
export const HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";
export const CONFIG = "regions: [us-east-1, eu-west-1]\nprincipals: { enabled: true }\n";
export const AT = ["--account", ACCOUNT, "--model", HAIKU, "--region", "eu-west-1"];

export let bench: Bench;

export const check = (args: readonly string[], config = CONFIG) =>
  answer(bench, ["check-principal", ...args], config);
export const told = async (args: readonly string[] = [APP, ...AT]) => {
  const { code, out, err } = await check([...args, "--format", "json"]);
  if (out === "") throw new Error(err);
  const body = JSON.parse(out);
  return { code, body: PrincipalCheck.parse({ ...body, at: Date.parse(body.at) }) };
};

export const statement = (over: object) => ({
  Effect: "Allow",
  Action: "bedrock:InvokeModel*",
  Resource: "*",
  ...over,
});
const document = (...statements: readonly object[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2);
export const named = (...statements: readonly object[]) => ({
  id: "App",
  document: document(...statements),
});

export const hide = (operation: string) =>
  bench.standIn.control.addFaults({
    when: { operation, region: "eu-west-1" },
    fault: { kind: "deny", by: "identity-policy" },
  });

type Given = { policies?: object[]; boundary?: object; scps?: object[] };
export function given({ policies = [named(statement({}))], ...rest }: Given = {}): void {
  bench.standIn.control.given({
    change: "principal",
    account: ACCOUNT,
    principal: { arn: APP, policies, ...rest } as never,
  });
}

export function usesPrincipalBench(): void {
  beforeAll(async () => {
    bench = await aBench({ world: "all-ready" });
  }, LONG_MS);
  beforeEach(() => bench.standIn.control.reset());
  afterAll(() => bench.close());
}
