import { afterAll, beforeAll, expect, it } from "vitest";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import { answer } from "@/tests/contract/check/gate";
import { aBench, type Bench } from "@/tests/support/stand-in";

const LONG_MS = 120_000;
const ACCOUNT = "111122223333";
const CONFIG = `regions: [us-east-1, eu-west-1]
accounts:
  - id: "${ACCOUNT}"
    name: payments-prod
    actRole: arn:aws:iam::${ACCOUNT}:role/BedrockReadinessAct
actions:
  enabled: true
  kinds: [${ACT_KINDS.join(", ")}]
requirements:
  - name: Drafts
    accounts: [payments-prod]
    models: [writer.palmyra-x5-v1:0]
    regions: [us-east-1]
`;
let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: "first-look" });
});
afterAll(() => bench.close());

it.each([[["scan"]], [["check"]], [["plan"]], [["policy", "--for", "act"]]])(
  "%j takes the act role of nobody, and writes nothing",
  async (args) => {
    bench.standIn.control.clearCalls();
    await answer(bench, args, CONFIG);
    const { control } = bench.standIn;
    expect(control.calls().filter(({ operation }) => operation === "AssumeRole")).toEqual([]);
    expect(control.writes()).toEqual([]);
    if (args[0] === "scan") expect(control.calls()).not.toEqual([]);
  },
  LONG_MS,
);
