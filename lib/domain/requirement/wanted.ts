import { isNamed } from "@/lib/domain/named";
import { selectorOf } from "./selector";
import type { Requirement } from "./types";
import type { RequirementAccount, RequirementModel } from "./world";

/** In the Regions of an account. */
export type WantedIn = (region: string) => ReadonlySet<string>;
export type WantedModels = (account: Pick<RequirementAccount, "account" | "name">) => WantedIn;

/**
 * The models that any of these requirements asks for in a Region of an account, by their ids: of the cells of a large
 * organization only these are worth laying out.
 */
export function wantedModels(
  requirements: readonly Requirement[],
  models: readonly RequirementModel[],
): WantedModels {
  const parts = requirements.map((requirement) => ({
    requirement,
    ids: idsOf(requirement, models),
  }));
  const unions = new Map<string, ReadonlySet<string>>();
  return ({ account, name }) => {
    const ours = parts.filter(({ requirement }) => isNamed(requirement.accounts, account, name));
    return (region) => {
      const here = ours.filter(({ requirement }) => isNamed(requirement.regions, region));
      const key = JSON.stringify(here.map((part) => parts.indexOf(part)));
      const known = unions.get(key);
      if (known) return known;
      const union = new Set(here.flatMap(({ ids }) => ids));
      unions.set(key, union);
      return union;
    };
  };
}

function idsOf(
  { models: texts }: Requirement,
  models: readonly RequirementModel[],
): readonly string[] {
  const selectors = texts.map(selectorOf);
  return models
    .filter((model) => selectors.some((one) => one.matches(model)))
    .map(({ modelId }) => modelId);
}
