import type { AccountSpec } from "@/lib/stand-in/world/types";
import { ACT_ROLE, DEMO_PACE, ROLE_NAME, workingAccount } from "@/lib/stand-in/worlds/account";

/** A new account: no form, no agreement, quotas of a beginner. Reached by role, with an external id. */
export function freshAccount(): AccountSpec {
  return workingAccount({
    id: "444455556666",
    name: "data-science-new",
    roles: [
      { name: ROLE_NAME, externalId: "7f3c2b1a" },
      { ...ACT_ROLE, externalId: "7f3c2b1a" },
    ],
    afterWrites: DEMO_PACE,
    form: { default: "missing", optIn: {} },
    access: [{ agreement: { kind: "none" } }],
    quotaChanges: [
      {
        names: [
          "Cross-region model inference tokens per minute for Amazon Nova Pro",
          "Cross-region model inference tokens per minute for Amazon Nova Lite",
        ],
        applied: { kind: "value", value: 20_000 },
      },
    ],
  });
}

/** An account where all is well; it has a role and a key of its own. */
export function sandboxAccount(): AccountSpec {
  return workingAccount({
    id: "777788889999",
    name: "sandbox",
    keys: [
      {
        accessKeyId: "AKIAI44QH8DHBEXAMPLE",
        secretAccessKey: "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",
        arn: "arn:aws:iam::777788889999:user/sandbox-admin",
        userId: "AIDAEXAMPLESANDBOX001",
      },
    ],
    roles: [{ name: ROLE_NAME }],
  });
}
