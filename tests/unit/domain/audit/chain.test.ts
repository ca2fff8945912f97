import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AuditLink,
  BEFORE_ALL,
  exportLine,
  faultOf,
  type KeyedRow,
  sealed,
} from "@/lib/domain/audit/chain";
import { keysOf, printEntry, readEntry } from "@/lib/domain/audit/entry";
import { anEntry } from "@/tests/support/audit";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const T0 = Date.UTC(2026, 10, 23);

/** A chain of rows as they are stored, from the first on. */
function chainOf(said: readonly string[]): KeyedRow[] {
  const rows: KeyedRow[] = [];
  let before: AuditLink = BEFORE_ALL;
  for (const [index, text] of said.entries()) {
    const entry = printEntry(anEntry({ said: text, requestId: `request-${index}` }));
    const row = sealed(before, { at: T0 + index, entry }, sha256);
    const read = readEntry(entry);
    if (!read) throw new Error("an entry that is none");
    rows.push({ ...row, keys: keysOf(read) });
    before = row;
  }
  return rows;
}

/** The first row that does not follow, or is not as it was written; null: all of them are. */
function firstFault(rows: readonly KeyedRow[]) {
  let before: AuditLink = BEFORE_ALL;
  for (const row of rows) {
    const found = faultOf(before, row, sha256);
    if (found) return found;
    before = row;
  }
  return null;
}

const texts = fc.array(fc.string({ maxLength: 40 }), { minLength: 2, maxLength: 8 });

/** Another text of the same length that differs in one byte. */
const withByte = (text: string, at: number, byte: number): string => {
  const bytes = Buffer.from(text);
  const place = at % bytes.length;
  const now = bytes[place] ?? 0;
  bytes[place] = byte === now ? (now + 1) % 128 : byte;
  return bytes.toString("latin1");
};

const TEXT_COLUMNS = ["prev", "hash", "entry"] as const;
const KEY_COLUMNS = ["who", "what", "outcome", "account", "subject", "requestId"] as const;

describe("the chain", () => {
  it("of rows as they were written has no fault, whatever they say", () => {
    fc.assert(
      fc.property(texts, (said) => {
        expect(firstFault(chainOf(said))).toBeNull();
      }),
    );
  });

  it("tells the row of any one byte that was changed", () => {
    fc.assert(
      fc.property(
        texts,
        fc.nat(),
        fc.constantFrom("at", ...TEXT_COLUMNS, ...KEY_COLUMNS),
        fc.nat({ max: 10_000 }),
        fc.integer({ min: 1, max: 127 }),
        (said, which, column, at, byte) => {
          const rows = chainOf(said);
          const index = which % rows.length;
          const row = rows[index];
          if (!row) return;
          rows[index] = changed(row, column, { at, byte });
          expect(firstFault(rows)).toEqual({ fault: "changed", seq: index + 1 });
        },
      ),
      { numRuns: 500 },
    );
  });

  it("tells the row after one that was changed together with its hash", () => {
    const rows = chainOf(["one", "two", "three"]);
    const [first, second] = rows;
    if (!first || !second) throw new Error("too few rows");
    const entry = second.entry.replace("two", "zwo");
    rows[1] = { ...second, ...sealed(first, { at: second.at, entry }, sha256) };
    expect(firstFault(rows)).toEqual({ fault: "unlinked", seq: 3 });
  });

  it("tells rows that were taken out", () => {
    const rows = chainOf(["one", "two", "three", "four"]);
    expect(firstFault([...rows.slice(0, 1), ...rows.slice(3)])).toEqual({
      fault: "missing",
      seq: 2,
      upTo: 3,
    });
  });

  it.each([
    ["half a millisecond", 0.5],
    ["a time that no calendar has", 1e17],
    ["no number", Number.NaN],
  ])("tells a time of %s", (_name, more) => {
    const [row, ...rest] = chainOf(["one", "two"]);
    if (!row) throw new Error("no row");
    expect(firstFault([{ ...row, at: row.at + more }, ...rest])).toEqual({
      fault: "changed",
      seq: 1,
    });
  });

  it("can be followed by anybody from the lines of an export alone", () => {
    let before = BEFORE_ALL.hash;
    for (const line of chainOf(["one", "two, “quoted” \\ \n", "three"]).map(exportLine)) {
      const { hash, prev } = JSON.parse(line) as { hash: string; prev: string };
      expect(prev).toBe(before);
      expect(sha256(`${line.slice(0, -`,"hash":"${hash}"}`.length)}}`)).toBe(hash);
      before = hash;
    }
  });
});

function changed(
  row: KeyedRow,
  column: "at" | (typeof TEXT_COLUMNS)[number] | (typeof KEY_COLUMNS)[number],
  { at, byte }: { at: number; byte: number },
): KeyedRow {
  if (column === "at") return { ...row, at: row.at + byte };
  if (column === "prev" || column === "hash" || column === "entry")
    return { ...row, [column]: withByte(row[column], at, byte) };
  const value = row.keys[column];
  const other = value === null ? "x" : withByte(value, at, byte);
  return { ...row, keys: { ...row.keys, [column]: other } };
}
