import type { MatrixAccount, MatrixModel, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { isNamed } from "@/lib/domain/named";
import { partitionOf } from "@/lib/domain/region";
import { err, ok, type Result } from "@/lib/domain/result";
import { modelOfProfile, prefixOf } from "@/lib/domain/routes";
import { askedWords, findable, fitOf } from "@/lib/domain/search/match";
import type { Route } from "@/lib/domain/verdict";
import type { NotTold } from "./source";

const NAMED_MAX = 10;

/** `route`: that of the profile by which the model was named. `listed`: null where no list that was read shows it. */
export type FoundModel = { modelId: string; route: Route | null; listed: MatrixModel | null };

/** The model that an id, a profile's id, an ARN of either, or a name means; refused where it may mean several. */
export function findModel(
  { models }: Pick<MatrixSnapshot, "models">,
  text: string,
): Result<FoundModel, NotTold> {
  const id = text.trim().replace(/^arn:.*\//, "");
  const byId = (modelId: string) => models.find((model) => model.modelId === modelId) ?? null;
  const exact = byId(id);
  if (exact) return ok({ modelId: id, route: null, listed: exact });
  const route = prefixOf(id);
  if (route !== null)
    return ok({ modelId: modelOfProfile(id), route, listed: byId(modelOfProfile(id)) });
  const words = askedWords(id);
  const near = models.flatMap((model) => {
    const fit = words.length === 0 ? null : fitOf(findable(model.name, model.modelId), words);
    return fit === null ? [] : [{ model, exactly: model.name.toLowerCase() === words.join(" ") }];
  });
  const exactly = near.filter((one) => one.exactly);
  const [one, ...others] = exactly.length > 0 ? exactly : near;
  if (!one) return ok({ modelId: id, route: null, listed: null });
  if (others.length === 0)
    return ok({ modelId: one.model.modelId, route: null, listed: one.model });
  const ids = near.slice(0, NAMED_MAX).map(({ model }) => model.modelId);
  const more = near.length - ids.length;
  return err({
    message: `"${text}" may mean ${ids.join(", ")}${more > 0 ? ` and ${more} more` : ""}. Give one id.`,
  });
}

/** The accounts that a key, an id or a name means; all where none is named. */
export function findAccounts(
  { accounts }: Pick<MatrixSnapshot, "accounts">,
  named: string | undefined,
): Result<readonly MatrixAccount[], NotTold> {
  if (named === undefined) return ok(accounts);
  const found = accounts.filter(({ key, accountId, name }) =>
    isNamed([named], key, accountId, name),
  );
  if (found.length > 0) return ok(found);
  const known = accounts.map(({ key, name }) => (name === null ? key : `${name} (${key})`));
  const names = known.length === 0 ? "none is known yet" : known.slice(0, NAMED_MAX).join(", ");
  return err({ message: `No account ${named} is known here: ${names}.` });
}

/** What is wrong with a Region code; null: nothing. */
export const regionProblem = (region: string | undefined): NotTold | null =>
  region === undefined || partitionOf(region) !== null
    ? null
    : { message: `${region} is no Region code.` };

/** An account as answers name it. */
export const accountOut = ({ key, accountId, name }: MatrixAccount) => ({
  account: accountId ?? key,
  accountName: name,
});
