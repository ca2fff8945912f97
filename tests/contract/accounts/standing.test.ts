import { expect, it } from "vitest";
import { configuredTwice } from "@/lib/domain/facts/configured-twice";
import { NO_ACCOUNT_FACTS } from "@/lib/domain/facts/facts";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { readStanding } from "@/lib/services/world/named";
import { onBoth } from "@/tests/contract/db/databases";
import { anAccount } from "@/tests/support/build-facts";

const ID = "111122223333";
const OTHER = "444455556666";
const T0 = Date.UTC(2026, 0, 1);

const anEntry = (key: string, accountId: string | null = null): AccountRef => ({
  key,
  accountId,
  name: null,
  access: { by: "default" },
});
const [DEFAULT, TEAM, SQUAD, ROLE] = [
  anEntry("default"),
  anEntry("profile:team"),
  anEntry("profile:squad"),
  anEntry(ID, ID),
];

type Row = { key: string; of?: string | null; at?: number; twice?: true };

/** In the order in which the store came to have them. */
type Case = [
  name: string,
  entries: readonly AccountRef[],
  rows: readonly Row[],
  asked: string,
  expected: { ref: string | null; row: string | null },
];

const CASES: readonly Case[] = [
  ["the only one", [DEFAULT], [{ key: "default" }], ID, { ref: "default", row: "default" }],
  [
    "the one that is configured, and not the older",
    [TEAM],
    [{ key: "default" }, { key: "profile:team" }],
    ID,
    { ref: "profile:team", row: "profile:team" },
  ],
  [
    "the one that is configured, though another was written later",
    [TEAM],
    [{ key: "profile:team" }, { key: "default", at: 9 }],
    ID,
    { ref: "profile:team", row: "profile:team" },
  ],
  [
    "the one that is read, where an entry after it was found to be the same account",
    [TEAM, DEFAULT],
    [{ key: "default", twice: true }, { key: "profile:team" }],
    ID,
    { ref: "profile:team", row: "profile:team" },
  ],
  [
    "the one that is read, though the other has the id as its key",
    [TEAM, ROLE],
    [{ key: ID, of: null, twice: true }, { key: "profile:team" }],
    ID,
    { ref: "profile:team", row: "profile:team" },
  ],
  [
    "the one that was marked, where the one before it is gone",
    [DEFAULT],
    [{ key: "default", twice: true }, { key: "profile:team" }],
    ID,
    { ref: "default", row: "default" },
  ],
  [
    "the first of the configuration, while none is marked",
    [TEAM, SQUAD],
    [{ key: "profile:squad" }, { key: "profile:team" }],
    ID,
    { ref: "profile:team", row: "profile:team" },
  ],
  [
    "the one that was read already, while the one before it was not",
    [ROLE, TEAM],
    [{ key: "profile:team" }],
    ID,
    { ref: "profile:team", row: "profile:team" },
  ],
  [
    "what an entry left, while the one in its place was not read yet",
    [ROLE],
    [{ key: "default" }],
    ID,
    { ref: ID, row: "default" },
  ],
  [
    "what was left last, where no entry has the account",
    [SQUAD],
    [{ key: "default" }, { key: "profile:team", at: 1 }],
    ID,
    { ref: null, row: "profile:team" },
  ],
  [
    "what was left and was read, where no entry has the account",
    [SQUAD],
    [{ key: "default" }, { key: "profile:team", at: 1, twice: true }],
    ID,
    { ref: null, row: "default" },
  ],
  [
    "none of another account",
    [DEFAULT],
    [{ key: "default", of: OTHER }],
    ID,
    { ref: null, row: null },
  ],
  [
    "that of an entry, by its key, while the id is not known",
    [DEFAULT],
    [{ key: "default", of: null }],
    "default",
    { ref: "default", row: "default" },
  ],
  [
    "that of an entry, by its key",
    [DEFAULT],
    [{ key: "default" }],
    "default",
    { ref: "default", row: "default" },
  ],
  ["nothing before the first scan", [ROLE], [], ID, { ref: ID, row: null }],
];

onBoth("the row that counts for an account", ({ fresh }) => {
  it.each(CASES)("is %s", async (_name, entries, rows, asked, expected) => {
    const stores = await (await fresh()).open();
    for (const { key, of = ID, at = 0, twice } of rows) {
      const updatedAt = T0 + at;
      const patch = { accountId: of, facts: of === ID ? anAccount() : NO_ACCOUNT_FACTS };
      await stores.facts.mergeAccount({ key, name: null, updatedAt, patch });
      if (!twice) continue;
      const fault = configuredTwice(ID, "another", {
        at: updatedAt,
        attempt: Number.MAX_SAFE_INTEGER,
      });
      const identity = { status: "failed", fault, last: null } as const;
      const marked = { accountId: null, facts: { identity } };
      await stores.facts.mergeAccount({ key, name: null, updatedAt, patch: marked });
    }
    const { ref, row } = await readStanding({ accounts: () => entries, stores }, asked);
    expect({ ref: ref?.key ?? null, row: row?.key ?? null }).toEqual(expected);
  });
});
