import { placeKey, type RegionRef } from "@/lib/domain/cell-ref";
import { own } from "@/lib/domain/own";
import { closeUpsOf } from "@/lib/domain/plan/close-ups";
import type { Counted } from "@/lib/domain/plan/tally";
import type { CloseUp } from "@/lib/domain/plan/types";
import type { Finding } from "@/lib/domain/verdict";
import type { WorldContext } from "@/lib/services/context";
import { faultIn } from "@/lib/services/world/faults";
import { successorIn } from "@/lib/services/world/successor";
import type { World, WorldAccount, WorldRegion } from "@/lib/services/world/world";

/** What the facts of Regions tell, once they were read. */
export type CloseUps = {
  at(place: RegionRef): CloseUp;
  /** Reads the facts of those Regions of which the plan tells more than what was counted. */
  read(counted: Counted): Promise<void>;
};

export function createCloseUps(ctx: Pick<WorldContext, "world">): CloseUps {
  const known = new Map<string, CloseUp>();
  const of = (place: RegionRef) => known.get(placeKey(place));
  return {
    at: (place) => ({
      gatesOf: (modelId) => of(place)?.gatesOf(modelId) ?? [],
      successorOf: (modelId) => of(place)?.successorOf(modelId) ?? null,
      faultOf: (modelId, finding) => of(place)?.faultOf(modelId, finding) ?? null,
    }),
    async read(counted) {
      const places = closeUpsOf(counted);
      if (places.length === 0) return;
      const world = await ctx.world.readSome(places);
      for (const account of world.accounts)
        for (const region of account.regions)
          known.set(
            placeKey({ account: account.key, region: region.region }),
            closeUp({ world, account, region }),
          );
    },
  };
}

type At = { world: World; account: WorldAccount; region: WorldRegion };

const closeUp = (at: At): CloseUp => ({
  gatesOf: at.region.judged.gatesOf,
  successorOf: (modelId) => successorIn(at, modelId),
  faultOf: (modelId, finding) => faultBehind(at, modelId, finding),
});

/** The failed reading behind a gate: of a route the call that failed tells which list; the rest is the model's own availability. */
function faultBehind(
  { account, region: { stored } }: At,
  modelId: string,
  { gate, call }: Pick<Finding, "gate" | "call">,
) {
  switch (gate) {
    case "credentials":
      return faultIn(account.facts.identity);
    case "region":
      return faultIn(account.facts.regions);
    case "model-list":
      return faultIn(stored?.facts.models);
    case "route":
    case "quota":
      return faultIn(
        call === "ListProvisionedModelThroughputs"
          ? stored?.facts.provisioned
          : stored?.facts.profiles,
      );
    default:
      return faultIn(stored ? own(stored.facts.availability, modelId) : undefined);
  }
}
