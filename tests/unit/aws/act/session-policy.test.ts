import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Purpose, sessionPolicy } from "@/lib/aws/act/session-policy";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import { roleFor } from "@/lib/domain/policy/roles";

const Policy = z.object({
  Statement: z.array(z.object({ Action: z.union([z.string(), z.array(z.string())]) })),
});
const actionsOf = (purpose: Purpose) => {
  const text = sessionPolicy(purpose, { accountId: "111122223333", partition: "aws" });
  return Policy.parse(JSON.parse(text)).Statement.flatMap(({ Action }) => Action);
};
const PURPOSES: readonly Purpose[] = [
  { kind: "read" },
  { kind: "accept-agreement" },
  { kind: "submit-use-case-form" },
  { kind: "request-quota-increase", region: "eu-west-1", code: "L-1" },
  { kind: "enable-region", region: "eu-south-2" },
];

describe("the policy of one session", () => {
  it.each(PURPOSES)(
    "for $kind asks for nothing that the printed policy of the role lacks",
    (purpose) => {
      const kinds = ACT_KINDS.filter((kind) => purpose.kind === "read" || kind === purpose.kind);
      const { statements } = roleFor("act", { kinds, regions: [] });
      const printed = new Set(statements.flatMap(({ Action }) => Action));
      expect(actionsOf(purpose).filter((action) => !printed.has(action))).toEqual([]);
    },
  );

  it("together asks for all that the printed policy of the role allows", () => {
    const asked = new Set(PURPOSES.flatMap(actionsOf));
    const { statements } = roleFor("act", { kinds: ACT_KINDS, regions: [] });
    expect(statements.flatMap(({ Action }) => Action).filter((one) => !asked.has(one))).toEqual([]);
  });
});
