import type { WantedIn } from "@/lib/domain/requirement/wanted";
import type { Ground } from "@/lib/services/ground";
import type { ColumnPart, StoredPart } from "@/lib/services/ports/columns";
import type { Held } from "./memory";
import type { Outline, OutlinedAccount, OutlinedRegion } from "./outline";
import { sealOfPart } from "./seal";

/** So much text of one Region is kept for others at most: of more than that the facts are read instead. */
const TEXT_MAX = 64_000;

/** What others are to have of what is told beside a column; `text` null: there is nothing. */
export const partOf = (
  columnSeal: string,
  kind: ColumnPart,
  text: string | null,
): StoredPart | null =>
  text === null || text.length > TEXT_MAX
    ? null
    : { seal: sealOfPart(columnSeal, kind, text), text };

type Asked = { account: OutlinedAccount; wanted: WantedIn };

/** Takes what the store has of the cells that are wanted in an account, where it is of the columns as they are. */
export async function adoptRequired(
  { stores }: Pick<Ground, "stores">,
  held: Held,
  { account, wanted }: Asked,
): Promise<void> {
  const missing = account.regions.filter((one) => !held.laid.of(one, wanted(one.region)));
  const parts = await partsOf(stores, held, { account, missing, kind: "required" });
  for (const { outlined, text } of parts) held.laid.adopt(outlined, text);
}

/** The same of what plans count in some accounts. */
export async function adoptPlanned(
  { stores }: Pick<Ground, "stores">,
  held: Held,
  { catalogue, accounts }: Pick<Outline, "catalogue" | "accounts">,
): Promise<void> {
  const models = [...catalogue.rows.keys()];
  for (const account of accounts) {
    const missing = account.regions.filter((one) => !held.planned.of(one));
    const parts = await partsOf(stores, held, { account, missing, kind: "planned" });
    for (const { outlined, text } of parts) {
      held.planned.adopt(outlined, { text, models });
      await held.letOthersIn();
    }
  }
}

type Missing = {
  account: OutlinedAccount;
  missing: readonly OutlinedRegion[];
  kind: ColumnPart;
};
type Part = { outlined: OutlinedRegion; text: string };

async function partsOf(
  stores: Pick<Ground["stores"], "columns">,
  held: Held,
  { account, missing, kind }: Missing,
): Promise<readonly Part[]> {
  const sealed = new Map(
    missing.flatMap((outlined) => {
      const seal = held.shorts.sealOf(account.key, outlined);
      return seal === null ? [] : [[outlined.region, { outlined, seal }] as const];
    }),
  );
  if (sealed.size === 0) return [];
  const parts = await stores.columns.parts(account.key, kind);
  return parts.flatMap(({ region, seal, text }) => {
    const at = sealed.get(region);
    return at && seal === sealOfPart(at.seal, kind, text) ? [{ outlined: at.outlined, text }] : [];
  });
}
