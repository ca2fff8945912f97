import type { InferenceProfile, ListedModel } from "@/lib/domain/facts/facts";
import type { EpochMs } from "@/lib/domain/time";

/** What of a Region's facts the catalogue and the account's other Regions rest on, and when they were read. */
export type RegionGist = {
  /** As last read well, however old; null: never. The very same list for equal ones. */
  models: readonly ListedModel[] | null;
  profiles: readonly InferenceProfile[] | null;
  /** The model list was answered the last time it was asked for. */
  answered: boolean;
  /** First sight of PENDING by model. */
  pending: readonly (readonly [modelId: string, at: EpochMs])[];
  attemptedAt: EpochMs;
  readAt: EpochMs | null;
};

/** What was judged of a Region once, so that whoever shows it need not read its facts. */
export type StoredColumn = {
  account: string;
  region: string;
  /** Of the facts that it was made from. It says nothing of facts of another version. */
  version: number;
  gist: RegionGist;
  /** Tells whether `body` is what would be judged now. */
  seal: string;
  judgedAt: EpochMs;
  /** When it may change by itself; null: never. */
  turnsAt: EpochMs | null;
  body: string;
};

/** What stands beside a column: the cells that are required there, laid out; what plans count there. */
export type ColumnPart = "required" | "planned";

export type StoredPart = {
  /** Tells whether `text` is of the column as it is. */
  seal: string;
  text: string;
};

/** A column as it is kept; null: there is none of a part, or too much. */
export type MadeColumn = StoredColumn & Readonly<Record<ColumnPart, StoredPart | null>>;

/** Columns by Region. One that is lost, or can't be read, is judged again. */
export type ColumnStore = {
  /** Of an account, or of all (null). */
  of(account: string | null): Promise<readonly StoredColumn[]>;
  /** What stands beside the columns of an account. */
  parts(
    account: string,
    kind: ColumnPart,
  ): Promise<readonly (StoredPart & Pick<StoredColumn, "region">)[]>;
  /** Takes the place of those that were there. One whose lists are not kept by name is left out. */
  put(columns: readonly MadeColumn[]): Promise<void>;
};
