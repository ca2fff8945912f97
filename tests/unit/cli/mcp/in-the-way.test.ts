import { expect, it } from "vitest";
import { inTheWay } from "@/lib/cli/mcp/in-the-way";
import type { Source } from "@/lib/cli/mcp/source";
import { err, ok } from "@/lib/domain/result";
import { aColumn, aSnapshot } from "@/tests/support/a-snapshot";

const MELBOURNE = "ap-southeast-4";
const notAsked = async () => err({ message: "It was not to be asked." });

const sourceOf = (status: string | null): Source => ({
  matrix: async () => ok(aSnapshot([], {}, { columns: [aColumn(MELBOURNE, [], { status })] })),
  ...{ cell: notAsked, calls: notAsked, plan: notAsked, masksIds: async () => ok(false) },
});

it.each([
  ["off", "DISABLED", `${MELBOURNE} is left out of plans: it is off, and nothing requires it.`],
  ["being switched off", "DISABLING", /: it is being switched off, and/],
])("a Region that is %s is told in words", async (_name, status, says) => {
  const answer = await inTheWay(sourceOf(status), { region: MELBOURNE });
  expect(answer.ok && answer.value).toMatchObject({
    says: typeof says === "string" ? says : expect.stringMatching(says),
  });
});
