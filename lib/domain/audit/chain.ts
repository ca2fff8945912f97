import type { EpochMs } from "@/lib/domain/time";
import { isoTime } from "@/lib/domain/words/dates";
import { type AuditKeys, keysOf, readEntry } from "./entry";

/** The place that a row follows on: its number and its hash, SHA-256 in hexadecimal. */
export type AuditLink = { seq: number; hash: string };

/** What the first row of all follows on. */
export const BEFORE_ALL: AuditLink = { seq: 0, hash: "0".repeat(64) };

export type AuditRow = AuditLink & {
  at: EpochMs;
  /** The hash of the row before. */
  prev: string;
  /** The entry as it was kept; its very text is hashed. */
  entry: string;
};
export type KeyedRow = AuditRow & { keys: AuditKeys };

/** The first row that is not as it must be. */
export type AuditFault =
  | { fault: "missing"; seq: number; upTo: number }
  | { fault: "changed"; seq: number }
  | { fault: "unlinked"; seq: number }
  /** Rows after it were written, and are not there. */
  | { fault: "cut"; seq: number; written: number }
  /** The rows before it left, and no row of the record says so. */
  | { fault: "shortened"; seq: number };

type Sha256 = (text: string) => string;
type Unsealed = Omit<AuditRow, "hash">;

/** What is hashed: the row as one line of JSON, without its own hash. */
export const sealedText = ({ seq, at, prev, entry }: Unsealed): string =>
  `{"seq":${seq},"at":"${isoTime(at)}","prev":"${prev}","entry":${entry}}`;

/** A row as a line of an export: what was hashed, and the hash as its last member. */
export const exportLine = (row: AuditRow): string =>
  `${sealedText(row).slice(0, -1)},"hash":"${row.hash}"}`;

/** The row that follows on `before`. */
export function sealed(
  before: AuditLink,
  { at, entry }: Pick<AuditRow, "at" | "entry">,
  sha256: Sha256,
): AuditRow {
  const row = { seq: before.seq + 1, at, prev: before.hash, entry };
  return { ...row, hash: sha256(sealedText(row)) };
}

/** What is wrong with a row that should follow on `before`; null: it does, and is as it was written. */
export function faultOf(before: AuditLink, row: KeyedRow, sha256: Sha256): AuditFault | null {
  const seq = before.seq + 1;
  if (row.seq !== seq) return { fault: "missing", seq, upTo: row.seq - 1 };
  if (!isWhole(row) || sha256(sealedText(row)) !== row.hash) return { fault: "changed", seq };
  return row.prev === before.hash ? null : { fault: "unlinked", seq };
}

const TIME_MAX = 8_640_000_000_000_000;

/** Whether it can be put into words at all, and is looked for by what it says. */
function isWhole({ at, entry, keys }: KeyedRow): boolean {
  if (!Number.isSafeInteger(at) || Math.abs(at) > TIME_MAX) return false;
  const read = readEntry(entry);
  if (!read) return false;
  const own = keysOf(read);
  return (Object.keys(own) as (keyof AuditKeys)[]).every((name) => own[name] === keys[name]);
}
