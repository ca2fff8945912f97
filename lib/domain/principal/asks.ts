import type { Grant } from "@/lib/domain/how-to-call/grant";
import { PROFILE_KEY } from "@/lib/domain/how-to-call/policy";

/** One thing on which a call by a route needs a right, and where a policy sees it, as aws:RequestedRegion names it. */
export type Target = { what: "profile" | "model"; region: string; arn: string };

/** Targets that are asked for together, for they share a context. */
export type Ask = { targets: readonly Target[]; context: Readonly<Record<string, string>> };

const REGION_KEY = "aws:RequestedRegion";

/** The profile in the calling Region and the model in each destination; on demand, the model alone. */
export function targetsOf({ profile, models, regions }: Grant, region: string): readonly Target[] {
  return [
    ...(profile === null ? [] : [{ what: "profile", region, arn: profile } as const]),
    ...models.map((arn, at): Target => ({ what: "model", region: regions[at] ?? region, arn })),
  ];
}

/**
 * The questions to ask for a route. A policy that looks at the requested Region is asked once for each, any other once for
 * all; the model behind a profile is called by that profile alone. `keys` are in lower case.
 */
export function asksOf(
  grant: Grant,
  { region, keys }: { region: string; keys: readonly string[] },
) {
  const byRegion = keys.includes(REGION_KEY.toLowerCase());
  const asks = new Map<string, Ask>();
  for (const target of targetsOf(grant, region)) {
    const context = {
      ...(byRegion && { [REGION_KEY]: target.region }),
      ...(target.what === "model" && grant.profile !== null && { [PROFILE_KEY]: grant.profile }),
    };
    const key = JSON.stringify(context);
    const targets = [...(asks.get(key)?.targets ?? []), target];
    asks.set(key, { targets, context });
  }
  return [...asks.values()];
}
