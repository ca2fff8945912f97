import { afterEach, expect, it } from "vitest";
import type { Grant } from "@/lib/domain/access/grants";
import { noteGrants } from "@/lib/services/access/note-grants";
import { onBoth } from "@/tests/contract/db/databases";
import { anEntry, type Entry } from "@/tests/support/an-entry";

const CALLER = { kind: "system", work: "configuration" } as const;
const admins: Grant = { to: { by: "group", pattern: "admins" }, role: "admin", accounts: null };
const payments: Grant = {
  to: { by: "group", pattern: "payments-*" },
  role: "operator",
  accounts: ["payments-prod", "111122223333"],
};

onBoth("grants of the file that changed", ({ fresh }) => {
  const opened: Entry[] = [];
  afterEach(async () => {
    for (const entry of opened.splice(0)) await entry.close();
  });
  const note = (entry: Entry, ...grants: readonly Grant[]) => {
    entry.grants.splice(0, entry.grants.length, ...grants);
    return noteGrants({ ...entry.process(), caller: CALLER });
  };
  const rows = async ({ stores }: Entry) =>
    (await stores.audit.after(0, 100)).map(({ entry: text }) => {
      const { what, who, details } = JSON.parse(text);
      return [what, who.known, details];
    });

  it("are on record with what came and what went, once for all processes", async () => {
    const { options } = await fresh();
    const [here, there] = [await anEntry(options), await anEntry(options)];
    opened.push(here, there);
    expect(await note(here)).toBe(false);
    expect(await Promise.all([note(here, admins), note(there, admins)])).toContain(true);
    expect(await note(there, admins)).toBe(false);
    expect(await note(there, payments)).toBe(true);
    expect(await note(here, payments)).toBe(false);
    const line = "group: admins, admin of all";
    const other = "group: payments-*, operator of payments-prod, 111122223333";
    expect(await rows(here)).toEqual([
      ["grants.changed", "configuration", { grants: 1, came: line }],
      ["grants.changed", "configuration", { grants: 1, came: other, went: line }],
    ]);
  });
});
