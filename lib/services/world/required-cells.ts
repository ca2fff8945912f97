import type { WantedIn } from "@/lib/domain/requirement/wanted";
import type { Ground } from "@/lib/services/ground";
import type { Held } from "./memory";
import type { OutlinedAccount } from "./outline";
import { sealOfRequired } from "./seal";

type Asked = {
  account: OutlinedAccount;
  wanted: WantedIn;
};

/** Takes what the store has of the cells that are wanted in an account, where it is of the columns as they are. */
export async function adoptRequired(
  { stores }: Pick<Ground, "stores">,
  held: Held,
  { account: { key, regions }, wanted }: Asked,
): Promise<void> {
  const missing = new Map(
    regions.flatMap((region) => {
      if (held.laid.of(region, wanted(region.region))) return [];
      const seal = held.shorts.sealOf(key, region);
      return seal === null ? [] : [[region.region, { region, seal }] as const];
    }),
  );
  if (missing.size === 0) return;
  for (const { region, required } of await stores.columns.required(key)) {
    const at = missing.get(region);
    if (at && required.seal === sealOfRequired(at.seal, required.text))
      held.laid.adopt(at.region, required.text);
  }
}
