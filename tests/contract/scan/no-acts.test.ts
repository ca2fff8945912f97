import { afterAll, beforeAll, expect, it } from "vitest";
import { LONG_MS, CONFIG as WITH_ACTS } from "@/tests/contract/acts/command-bench";
import { answer } from "@/tests/contract/check/gate";
import { aBench, type Bench } from "@/tests/support/stand-in";

const CONFIG = `${WITH_ACTS}requirements:
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
