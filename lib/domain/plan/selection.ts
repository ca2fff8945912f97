import { isNobodys } from "@/lib/domain/by-remover";
import type { Owner } from "@/lib/domain/owner";
import type { OwnerGroup } from "./make-plan";
import type { PlanCause } from "./types";

/** Ids of the causes of one owner; null: nothing was chosen yet. */
export type Picked = readonly string[] | null;

/** A selection, and whether it began anew because the one before was another owner's. */
export type Selected = { ids: readonly string[]; anew: boolean };

type Rows = readonly Pick<OwnerGroup, "owner" | "causes">[];

/** What is selected: of nothing chosen, everything of the first who can act; of what is gone, nothing. */
export function selectedOf(groups: Rows, picked: Picked): readonly PlanCause[] {
  if (picked === null) return groups.find(({ owner }) => !isNobodys(owner))?.causes ?? [];
  const causes = groups.flatMap((group) => group.causes);
  const own = causes.filter(({ id, owner }) => picked.includes(id) && !isNobodys(owner));
  return own.filter(({ owner }) => owner === own[0]?.owner);
}

type Change = { selected: readonly PlanCause[]; causes: readonly PlanCause[] };

/** Adds causes of one owner, or takes them out where all of them are in; those of another owner begin anew. */
export function toggled({ selected, causes }: Change): Selected {
  const all = causes.every((cause) => selected.some(({ id }) => id === cause.id));
  if (!all) return added({ selected, causes });
  const out = new Set(causes.map(({ id }) => id));
  return { ids: selected.map(({ id }) => id).filter((id) => !out.has(id)), anew: false };
}

/** Adds causes of one owner; those of another owner begin anew. Nothing is asked of nobody. */
export function added({ selected, causes }: Change): Selected {
  const asked = causes.filter(({ owner }) => !isNobodys(owner));
  const owner: Owner | null | undefined = asked[0]?.owner;
  const kept = selected.filter((cause) => cause.owner === owner);
  if (owner === undefined) return { ids: selected.map(({ id }) => id), anew: false };
  const own = asked.filter((cause) => cause.owner === owner);
  const ids = [...new Set([...kept, ...own].map(({ id }) => id))];
  return { ids, anew: kept.length < selected.length };
}

/** What a box over these causes says. */
export function boxOf({ selected, causes }: Change): "all" | "some" | "none" {
  const ids = new Set(selected.map(({ id }) => id));
  const count = causes.filter(({ id }) => ids.has(id)).length;
  if (count === 0) return "none";
  return count === causes.length ? "all" : "some";
}
