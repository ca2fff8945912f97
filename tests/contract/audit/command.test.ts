import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStores } from "@/lib/db/open";
import { runSql } from "@/tests/contract/db/databases";
import { QUIET } from "@/tests/contract/db/quiet";
import { anEntry } from "@/tests/support/audit";
import { command } from "@/tests/support/command";
import { runCli } from "@/tests/support/run-cli";

const T0 = Date.UTC(2026, 10, 23);
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "readiness-audit-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const options = () => ({ databaseUrl: null, dataDir, log: QUIET });

async function withRows(count: number): Promise<void> {
  const opened = await openStores(options());
  if (!opened.ok) throw new Error(opened.error.message);
  await opened.value.transaction(async ({ audit }) => {
    for (let index = 0; index < count; index += 1)
      await audit.append(anEntry({ requestId: `request-${index}` }), T0 + index);
  });
  await opened.value.close();
}

const env = () => ({ READINESS_DATA_DIR: dataDir, HOME: dataDir, LOG_LEVEL: "silent" });
const audit = (...args: readonly string[]) => runCli(["audit", ...args], { env: env() });

describe("the command audit", () => {
  it("verify says that all rows follow on each other, and is on record itself", async () => {
    await withRows(3);
    const first = await audit("verify");
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.out).toMatch(
      /^All 3 rows follow on each other\. Row 3 has the hash [0-9a-f]{64}\.\n$/,
    );
    const second = await audit("verify", "--format", "json");
    const verdict = JSON.parse(second.out);
    expect(verdict).toMatchObject({ state: "whole", rows: 4, upTo: 4 });
    expect(verdict.at).toBe(new Date(verdict.at).toISOString());
  });

  it("verify ends with 1 and names the row that somebody changed", async () => {
    await withRows(5);
    await runSql(options(), "drop trigger audit_kept");
    await runSql(options(), "update audit set entry = replace(entry, '722', '723') where seq = 4");
    expect(await audit("verify")).toMatchObject({
      code: 1,
      out: "Row 4 is not as it was written.\n",
    });
  });

  it("export prints every row as a line, and its own at the end", async () => {
    await withRows(3);
    const { code, out } = await audit("export");
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { seq: number; entry: { what: string; who: unknown } });
    expect([code, lines.map(({ seq }) => seq)]).toEqual([0, [1, 2, 3, 4]]);
    expect(lines.at(-1)?.entry).toMatchObject({ what: "export.made", who: { kind: "command" } });
  });

  it.each([
    [[], "say what to do: verify or export"],
    [["burn"], "say what to do: verify or export"],
    [["verify", "now"], "say what to do: verify or export"],
    [["verify", "--format", "xml"], "--format xml is not known"],
    [["export", "--format", "json"], "--format belongs to verify"],
    [["verify", "--fast"], "--fast"],
  ])("%j ends with 3 and says what is wrong", async (args, words) => {
    const { code, err, out } = await command(["audit", ...args], env());
    expect([code, out]).toEqual([3, ""]);
    expect(err).toContain(words);
  });
});
