import { accountLabel } from "@/lib/domain/account-label";
import type { PlacePair } from "./compare-places";
import type { SideNames } from "./compare-words";
import { countedColumns } from "./decode";
import type { MatrixSnapshot } from "./snapshot";

export type CompareAsked = {
  by: "regions" | "accounts";
  /** Key of the account whose Regions are compared. */
  account: string | null;
  /** The Region in which accounts are compared; null: all that both have. */
  region: string | null;
  one: string | null;
  other: string | null;
};

export type CompareChoice = { value: string; label: string; detail: string };

/** What stands on either side. `pairs` is empty where there are not two. */
export type Sides = {
  choices: readonly CompareChoice[];
  one: string | null;
  other: string | null;
  account: string | null;
  region: string | null;
  names: SideNames;
  pairs: readonly PlacePair[];
};

/** The sides that an address asks for; what it leaves out or names wrongly is the first that fits. */
export function sidesOf(snapshot: MatrixSnapshot, asked: CompareAsked): Sides {
  return asked.by === "regions" ? regionSides(snapshot, asked) : accountSides(snapshot, asked);
}

function regionSides(snapshot: MatrixSnapshot, { account: key, one, other }: CompareAsked): Sides {
  const known = snapshot.accounts.find((account) => account.key === key) ?? snapshot.accounts[0];
  const account = known?.key ?? null;
  const regions =
    account === null ? [] : countedColumns(snapshot, [account]).map(({ region }) => region);
  const cities = new Map(snapshot.regions.map(({ region, city }) => [region, city]));
  const choices = regions.map((region) => ({
    value: region,
    label: region,
    detail: cities.get(region) ?? "",
  }));
  const two = twoOf(regions, { one, other });
  return {
    ...two,
    choices,
    account,
    region: null,
    names: { here: two.one ?? "", there: two.other ?? "" },
    pairs:
      account !== null && two.one !== null && two.other !== null
        ? [{ here: { account, region: two.one }, there: { account, region: two.other } }]
        : [],
  };
}

function accountSides(snapshot: MatrixSnapshot, { region, one, other }: CompareAsked): Sides {
  const { accounts } = snapshot;
  const two = twoOf(
    accounts.map(({ key }) => key),
    { one, other },
  );
  const label = (key: string | null) => {
    const account = accounts.find((known) => known.key === key);
    return account ? accountLabel(account) : "";
  };
  const regions = new Set(
    two.other === null ? [] : countedColumns(snapshot, [two.other]).map((column) => column.region),
  );
  const both = (two.one === null ? [] : countedColumns(snapshot, [two.one])).filter((column) =>
    regions.has(column.region),
  );
  const only = both.some((column) => column.region === region) ? region : null;
  return {
    ...two,
    choices: accounts.map(({ key, accountId }) => ({
      value: key,
      label: label(key),
      detail: accountId ?? "",
    })),
    account: null,
    region: only,
    names: { here: label(two.one), there: label(two.other) },
    pairs: both.flatMap((column): PlacePair[] =>
      two.other === null || (only !== null && column.region !== only)
        ? []
        : [{ here: column, there: { account: two.other, region: column.region } }],
    ),
  };
}

/** Two of them, never the same. */
function twoOf(
  all: readonly string[],
  { one, other }: Pick<CompareAsked, "one" | "other">,
): { one: string | null; other: string | null } {
  const first =
    one !== null && all.includes(one) ? one : (all.find((name) => name !== other) ?? null);
  const second =
    other !== null && other !== first && all.includes(other)
      ? other
      : (all.find((name) => name !== first) ?? null);
  return { one: first, other: second };
}
