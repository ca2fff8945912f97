import type { ReadFromText } from "@/lib/domain/diagnosis/types";
import { modelOfProfile } from "@/lib/domain/routes";
import { columnAt, type GridCell, kindAt } from "./decode";
import type { MatrixAccount, MatrixColumn, MatrixModel, MatrixSnapshot } from "./snapshot";

/** What the scan holds of the place that a text names. */
export type PlaceOfText = {
  account: MatrixAccount;
  column: MatrixColumn;
  /** As the text spells it, with the prefix of a profile. */
  modelId: string | null;
  /** Null: the text names no model, or no list that was read has it. */
  cell: GridCell | null;
};

export type NoPlace = { none: string };

/** What a text tells, and the one account the reader chose; null where they chose several. */
export type TextAt = {
  read: Pick<ReadFromText, "accountId" | "region" | "modelId">;
  account: string | null;
};

/** The account, Region and model of a text among those of the scan, or the reason why they are not found. */
export function placeOfText(snapshot: MatrixSnapshot, at: TextAt): PlaceOfText | NoPlace {
  const { read } = at;
  const account = accountOfText(snapshot, at);
  if (account === null) return { none: "The text names no account. Choose one in the bar." };
  if ("none" in account) return account;
  if (read.region === null) return { none: "The text names no Region, so no cell can be asked." };
  const column = columnAt(snapshot, { account: account.key, region: read.region });
  if (!column) return { none: `${read.region} is not among the Regions of the last scan.` };
  return { account, column, modelId: read.modelId, cell: cellOf(snapshot, column, read.modelId) };
}

function cellOf(
  snapshot: MatrixSnapshot,
  column: MatrixColumn,
  modelId: string | null,
): GridCell | null {
  const model = modelId === null ? null : modelOfText(snapshot, modelId);
  const kind = model && kindAt(snapshot, column, snapshot.models.indexOf(model));
  return kind && { account: column.account, region: column.region, model, kind };
}

/**
 * Whose cells a text speaks of: the account it names and no other, else the one that was chosen, else the only one. Null
 * where it names none and several are shown.
 */
export function accountOfText(
  { accounts }: Pick<MatrixSnapshot, "accounts">,
  { read: { accountId }, account }: TextAt,
): MatrixAccount | NoPlace | null {
  if (accountId !== null) {
    const named = accounts.find((one) => one.accountId === accountId);
    return named ?? { none: `Account ${accountId} of the text is not one that is scanned here.` };
  }
  const [only] = accounts;
  const chosen = accounts.length === 1 ? only : accounts.find(({ key }) => key === account);
  return chosen ?? null;
}

/** The model a text names, by its own id or by that of a profile; null where no list that was read has it. */
export function modelOfText(
  { models }: Pick<MatrixSnapshot, "models">,
  modelId: string,
): MatrixModel | null {
  const find = (id: string) => models.find((model) => model.modelId === id);
  return find(modelId) ?? find(modelOfProfile(modelId)) ?? null;
}
