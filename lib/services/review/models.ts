import { byName } from "@/lib/domain/by-name";
import { removerOf } from "@/lib/domain/by-remover";
import { titleOf } from "@/lib/domain/catalogue/title";
import { closedView } from "@/lib/domain/closed-route";
import { own } from "@/lib/domain/own";
import { triedCell } from "@/lib/domain/proof/proof";
import { providerOf } from "@/lib/domain/provider";
import type { Destinations, LifecycleDate, ReviewModel } from "@/lib/domain/review/types";
import type { OfferedRoute } from "@/lib/domain/routes";
import type { Verdict } from "@/lib/domain/verdict";
import { rowLabel } from "@/lib/domain/words/row-label";
import type { World } from "@/lib/services/world/world";
import type { FoundRegion } from "./find";

/** Every model in one region, by provider and name. */
export function modelsOf(
  world: World,
  { region }: FoundRegion,
  required: ReadonlySet<string>,
): readonly ReviewModel[] {
  return region.judged.cells
    .map(({ modelId, verdict, readAt }): ReviewModel => {
      const row = world.catalogue.rows.get(modelId);
      const proof = triedCell(region.judged.proofOf(modelId));
      const deciding = verdict.code === null ? undefined : verdict.findings[0];
      return {
        modelId,
        name: row ? rowLabel(row) : modelId,
        provider: providerOf(row ?? { modelId, providerName: null }),
        state: verdict.state,
        code: verdict.code,
        cause: verdict.cause,
        title: titleOf(verdict),
        message: deciding?.message ?? null,
        owner: deciding ? removerOf({ ...deciding, state: verdict.state }) : null,
        routes: routesOf(region, { modelId, verdict }),
        lastKnown: verdict.lastKnown,
        readAt,
        requestId: requestIdOf(region, modelId),
        required: required.has(modelId),
        ...(proof && { proof }),
      };
    })
    .sort((a, b) => byName(a.provider, b.provider) || byName(a.name, b.name));
}

function requestIdOf({ stored }: FoundRegion["region"], modelId: string): string | null {
  const reading = stored ? own(stored.facts.availability, modelId) : undefined;
  return reading?.status === "read" ? reading.source.requestId : null;
}

function routesOf(
  { judged }: FoundRegion["region"],
  { modelId, verdict }: { modelId: string; verdict: Verdict },
): readonly OfferedRoute[] {
  const { routes, profiles } = judged.index.of(modelId);
  return routes.map((route) => {
    const profile = profiles.find(({ prefix }) => prefix === route);
    return {
      route,
      profileId: profile?.profileId ?? null,
      destinations: profile?.destinations ?? [],
      closed: closedView(verdict, route),
    };
  });
}

/** Where each prefix may send a call, over all its profiles; null when the profiles could not be read. */
export function destinationsOf({ region }: FoundRegion): readonly Destinations[] | null {
  const { profiles } = region.judged.index;
  if (!profiles.ok) return null;
  const byPrefix = new Map<string, { profiles: number; regions: Set<string> }>();
  for (const { prefix, destinations } of profiles.value) {
    const entry = byPrefix.get(prefix) ?? { profiles: 0, regions: new Set() };
    entry.profiles += 1;
    for (const destination of destinations) entry.regions.add(destination);
    byPrefix.set(prefix, entry);
  }
  return [...byPrefix]
    .map(([prefix, entry]) => ({
      prefix,
      profiles: entry.profiles,
      regions: [...entry.regions].sort(),
    }))
    .sort((a, b) => Number(a.prefix === "global") - Number(b.prefix === "global"));
}

/** Lifecycle dates of the models of a region, those of required models first; null when the list could not be read. */
export function lifecycleOf(
  world: World,
  { region }: FoundRegion,
  required: ReadonlySet<string>,
): readonly LifecycleDate[] | null {
  const { models } = region.judged.index;
  if (!models.ok) return null;
  return models.value
    .flatMap(({ modelId, lifecycle }): LifecycleDate[] => {
      const row = world.catalogue.rows.get(modelId);
      if (!row || !lifecycle) return [];
      const dates = [
        ["legacy", lifecycle.legacyAt],
        ["extended-access", lifecycle.publicExtendedAccessAt],
        ["end-of-life", lifecycle.endOfLifeAt],
      ] as const;
      const model = { modelId, name: rowLabel(row), required: required.has(modelId) };
      return dates.flatMap(([what, at]) =>
        at === null ? [] : [{ ...model, what, at, past: at <= world.now }],
      );
    })
    .sort((a, b) => Number(b.required) - Number(a.required) || a.at - b.at);
}
