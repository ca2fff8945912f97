import type { ExportCell } from "@/lib/domain/export/cells";
import { causeKey, fitsCause } from "@/lib/domain/grid/cause-key";
import type { Catalogue } from "@/lib/domain/judge/models";
import { regionInfo } from "@/lib/domain/known-regions";
import { isNamed } from "@/lib/domain/named";
import { providerOf } from "@/lib/domain/provider";
import { type FoldedFor, foldedFor, wantedRegions } from "@/lib/domain/requirement/folded-regions";
import type { JudgedRequirement } from "@/lib/domain/requirement/world";
import type { Settings } from "@/lib/domain/settings";
import type { Outline, OutlinedAccount } from "@/lib/services/world/outline";
import { type ExportQuery, isOn, orAll } from "./export-query";

type Account = Pick<OutlinedAccount, "key" | "name">;
type Region = { region: string; status: string | null; noEndpoint: boolean };
type Model = Pick<ExportCell, "modelId" | "modelName" | "provider">;
type Said = Pick<ExportCell, "state" | "code" | "cause" | "routes">;
type Place = { account: string; region: string; modelId: string };

/** Which cells a view is narrowed to: those of which all four are picked. */
export type Picked = {
  region(account: Account, region: Region): boolean;
  model(model: Model): boolean;
  /** What a cell says. */
  said(said: Said): boolean;
  place(place: Place): boolean;
};

type From = { settings: Settings; judged: readonly JudgedRequirement[] };

export function pickedBy(query: ExportQuery, { settings, judged }: From): Picked {
  const words = query.q?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  const names = query.requirement?.map((name) => name.replaceAll("%2C", ","));
  const required = isOn(query.required) || names?.length ? requiredPlaces(judged, names) : null;
  const shows = {
    off: isOn(query.off) || query.format === "json",
    "no-endpoint": isOn(query.endpoints),
  } as const satisfies Record<FoldedFor, boolean>;
  const isFolded = (account: Account, { region, status, noEndpoint }: Region): boolean => {
    const wanted = new Set([...wantedRegions(settings, account), ...(query.region ?? [])]);
    const cause = noEndpoint ? "region-no-bedrock-endpoint" : null;
    const why = foldedFor({ region, status, cause }, wanted);
    return why !== null && !shows[why];
  };
  return {
    region: (account, at) =>
      isNamed(orAll(query.region), at.region) &&
      among(query.geography, regionInfo(at.region).geography) &&
      !isFolded(account, at),
    model({ modelId, modelName, provider }) {
      const text = `${provider} ${modelName} ${modelId}`.toLowerCase();
      return (
        isNamed(orAll(query.model), modelId) &&
        among(query.provider, provider) &&
        words.every((word) => text.includes(word))
      );
    },
    said: (said) =>
      among(query.state, said.state) &&
      (!query.route?.length || query.route.some((route) => said.routes.includes(route))) &&
      (!query.cause || fitsCause(causeKey(said), query.cause)),
    place: (place) => required?.has(placeText(place)) ?? true,
  };
}

/** How many cells are picked in these accounts, as an outline tells without their facts. */
export async function countPicked(
  { catalogue }: Pick<Outline, "catalogue">,
  { accounts, picked }: { accounts: readonly OutlinedAccount[]; picked: Picked },
): Promise<number> {
  const models = modelsIn(catalogue).map((model) => picked.model(model) && model.modelId);
  let count = 0;
  for (const account of accounts) {
    for (const { region, short } of account.regions) {
      if (!picked.region(account, { region, ...short })) continue;
      const said = short.cells.kinds.map((kind) => picked.said(kind));
      for (const [place, kind] of short.cells.cells.entries()) {
        const modelId = said[kind] && models[place];
        if (modelId && picked.place({ account: account.key, region, modelId })) count += 1;
      }
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return count;
}

/** The models in the order in which every Region has their cells. */
export const modelsIn = ({ rows }: Catalogue): readonly Model[] =>
  [...rows.values()].map(({ modelId, modelName, providerName }) => ({
    ...{ modelId, modelName: modelName ?? modelId },
    provider: providerOf({ modelId, providerName }),
  }));

const placeText = ({ account, region, modelId }: Place): string =>
  JSON.stringify([account, region, modelId]);

function requiredPlaces(
  judged: readonly JudgedRequirement[],
  names: readonly string[] | undefined,
): ReadonlySet<string> {
  const asked = judged.filter(({ requirement }) => among(names, requirement.name));
  return new Set(asked.flatMap(({ cells }) => cells.map(placeText)));
}

const among = <T>(wanted: readonly T[] | undefined, value: T): boolean =>
  !wanted?.length || wanted.includes(value);
