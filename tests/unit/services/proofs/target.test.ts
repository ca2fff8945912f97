import { expect, it } from "vitest";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { provingAccount } from "@/lib/services/proofs/target";
import { settingsOf } from "@/tests/contract/columns/grounds";

const ID = "111122223333";
const proveRole = `arn:aws:iam::${ID}:role/Prove`;
const settings = () => ({
  ...settingsOf({ at: 0, intervalMs: 1, regions: [], requirements: [] }),
  prove: { enabled: true, callsPerDay: 1 },
});
const readBy = (access: AccountRef["access"], externalId?: string): AccountRef => ({
  ...{ key: ID, accountId: ID, name: null, access, proveRole },
  ...(externalId !== undefined && { externalId }),
});

it.each<[what: string, ref: AccountRef, externalId: string | null]>([
  [
    "that of the role that reads it",
    readBy({ by: "role", roleArn: `arn:aws:iam::${ID}:role/Read`, externalId: "abc" }),
    "abc",
  ],
  ["its own, where a profile reads it", readBy({ by: "profile", profile: "p" }, "abc"), "abc"],
  ["its own, where the default credentials do", readBy({ by: "default" }, "abc"), "abc"],
  ["none where none is set", readBy({ by: "default" }), null],
])("the proof role is taken with an external id: %s", (_what, ref, externalId) => {
  const account = provingAccount({ settings }, { accountId: ID, partition: "aws", ref });
  expect(account).toMatchObject({ value: { roleArn: proveRole, externalId } });
});
