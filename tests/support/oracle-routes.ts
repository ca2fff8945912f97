import type { StandIn } from "@/lib/stand-in/start";
import type { WorldSpec } from "@/lib/stand-in/world/types";

export type Truth = ReturnType<StandIn["control"]["truth"]>;
export type AccountTruth = Truth["accounts"][number];
export type RegionTruth = AccountTruth["regions"][number];
export type ModelTruth = RegionTruth["models"][number];

export type CellTruth = {
  spec: WorldSpec;
  truth: Truth;
  account: AccountTruth;
  region: RegionTruth;
  modelId: string;
};

/** By which routes the lists show a model, sorted. */
export function routesOf({ region, modelId }: CellTruth, model: ModelTruth | undefined): string[] {
  const routes = new Set<string>();
  if (model?.listed?.includes("ON_DEMAND")) routes.add("on-demand");
  for (const profile of model?.profiles ?? []) routes.add(profile.slice(0, -modelId.length - 1));
  const bought = region.provisioned.some(
    (entry) =>
      entry.modelId === modelId && entry.status === "InService" && entry.customModel === undefined,
  );
  if (bought) routes.add("provisioned");
  return [...routes].sort();
}

const FABLE = /^anthropic\.claude-fable-5$/;
const OPENAI_FRONTIER = /^openai\.gpt-(?:5\.[456]|6)(?:-|$)/;

/** Models that AWS refuses under a mode of data retention, as of September 2026. */
export const REFUSED_UNDER: Readonly<Record<RegionTruth["dataRetention"], readonly RegExp[]>> = {
  none: [FABLE, OPENAI_FRONTIER],
  default: [FABLE],
  inherit: [FABLE],
  aws_review: [],
  provider_data_share: [],
};

const OWN =
  /^(on-demand|cross-region|global cross-region) model inference ((?:input |output )?tokens per (?:minute|day)) for (.+)$/;
const SHARED =
  /^model invocation max (tokens per day) for (.+) \(doubled for cross-region calls\)$/;
const CROSS_MODEL = "L-E3F10727";

/** Why no call gets through by a route; null where it is open as far as AWS tells. */
export function closedBy(
  { spec, truth, region, modelId }: CellTruth,
  route: string,
): string | null {
  if (route === "provisioned") return null;
  const model = spec.catalogue.models.find(({ id }) => id === modelId);
  const plain = (text: string) => text.toLowerCase().replace(/ v1$/, "");
  const names = model ? [plain(model.name), plain(`${model.provider} ${model.name}`)] : [];
  const wanted = scopeWords(route);
  const measured = new Map<string, (number | null)[]>();
  for (const seed of truth.quotas) {
    const name = seed.name.toLowerCase();
    const [, scope, own, ownModel] = OWN.exec(name) ?? [];
    const [, shared, sharedModel] = SHARED.exec(name) ?? [];
    const about = plain(ownModel ?? sharedModel ?? "");
    const counts = scope === wanted || (shared !== undefined && route !== "global");
    if (!counts || !names.includes(about)) continue;
    const key = own ?? `all ${shared}`;
    measured.set(key, [...(measured.get(key) ?? []), appliedOf(region, seed)]);
  }
  if ([...measured.values()].some((values) => values.every((value) => value === 0)))
    return "quota-zero";
  const all = truth.quotas.find(({ code }) => code === CROSS_MODEL);
  return all && appliedOf(region, all) === 0 ? "tokens-per-day-zero" : null;
}

/** Null where AWS gives no value. */
export function appliedOf(
  region: RegionTruth,
  seed: { code: string; value: number },
): number | null {
  const applied = region.quotas.find(({ code }) => code === seed.code)?.applied;
  if (applied === undefined) return seed.value;
  return applied.kind === "value" ? applied.value : null;
}

function scopeWords(route: string): string {
  if (route === "on-demand") return "on-demand";
  return route === "global" ? "global cross-region" : "cross-region";
}
