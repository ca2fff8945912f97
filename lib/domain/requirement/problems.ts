import { baseOfVariant } from "@/lib/domain/judge/models";
import { isNamed } from "@/lib/domain/named";
import { isUnitId } from "@/lib/domain/organisation/units";
import type { Selector } from "./selector";
import type { Requirement } from "./types";
import type { RequirementProblem, RequirementRegion, RequirementWorld } from "./world";

type Stated = Pick<RequirementProblem, "outcome" | "about" | "message"> &
  Partial<RequirementProblem>;

export const problem = (stated: Stated): RequirementProblem => ({
  code: null,
  cause: null,
  owner: null,
  account: null,
  region: null,
  model: null,
  ...stated,
});

/**
 * A model that no readable list shows: while any list failed it may still be there. A context variant is no model of
 * its own; its base is judged in its place.
 */
export function missingModel(selector: Selector, world: RequirementWorld): RequirementProblem {
  const base = selector.named ? baseIn(selector.text, world) : null;
  const about = { about: "model", model: selector.text } as const;
  if (base !== null) {
    const message = `${selector.text} is a context variant of ${base} and is not judged by itself. Name ${base}.`;
    return problem({ outcome: "could_not_tell", message, ...about });
  }
  const what = selector.named
    ? `No list that was read shows ${selector.text}`
    : `${selector.text} fits no model`;
  const unread = world.regions
    .filter((region) => region.lists === "failed")
    .map(({ region }) => region);
  const listed = world.regions.some((region) => region.lists === "read");
  if (unread.length > 0 || !listed) {
    const message = `${what}, and ${unreadText(unread)}.`;
    return problem({ outcome: "could_not_tell", message, ...about });
  }
  const message = `${what}.${profileHint(selector, world)}`;
  return problem({ outcome: "not_met", message, ...about });
}

function baseIn(modelId: string, world: RequirementWorld): string | null {
  const rows = new Set(world.models.map((model) => model.modelId));
  const base = baseOfVariant(modelId, rows);
  return base !== modelId && rows.has(base) ? base : null;
}

function unreadText(unread: readonly string[]): string {
  const regions = [...new Set(unread)];
  if (regions.length === 0) return "no Region's list has been read";
  const more = regions.length > 3 ? ` and ${regions.length - 3} more` : "";
  return `the lists of ${regions.slice(0, 3).join(", ")}${more} were not read`;
}

function profileHint(selector: Selector, world: RequirementWorld): string {
  const dot = selector.text.indexOf(".");
  const base = selector.text.slice(dot + 1);
  if (!selector.named || dot < 0 || !world.models.some(({ modelId }) => modelId === base))
    return "";
  return ` It reads like an inference profile: name the model ${base} and the route ${selector.text.slice(0, dot)}.`;
}

type Judged = { requirement: Requirement; world: RequirementWorld; accounts: ReadonlySet<string> };

/** Accounts that are required and not read, and accounts of which no Region is known. */
export function accountProblems({
  requirement,
  world,
  accounts,
}: Judged): readonly RequirementProblem[] {
  const unnamed = (requirement.accounts ?? [])
    .filter(
      (wanted) => !world.accounts.some(({ account, name }) => isNamed([wanted], account, name)),
    )
    .map((wanted) =>
      problem({
        outcome: "could_not_tell",
        about: "account",
        owner: "caller-credentials",
        ...(isUnitId(wanted)
          ? { message: `No account that is read is in the unit ${wanted}.` }
          : {
              message: `The account ${wanted} is not among those that are read.`,
              account: wanted,
            }),
      }),
    );
  const bare = [...accounts]
    .filter((account) => !world.regions.some((region) => region.account === account))
    .map((account) =>
      problem({
        outcome: "could_not_tell",
        about: "account",
        message: `No Region of the account ${account} has been read.`,
        account,
      }),
    );
  return [...unnamed, ...bare];
}

/** Regions that are required and not part of any scan, per account. */
export function regionProblems({
  requirement,
  world,
  accounts,
}: Judged): readonly RequirementProblem[] {
  const known = new Set(world.regions.map(({ account, region }) => `${account} ${region}`));
  return [...accounts].flatMap((account) =>
    (requirement.regions ?? [])
      .filter((region) => !known.has(`${account} ${region}`))
      .map((region) =>
        problem({
          outcome: "could_not_tell",
          about: "region",
          owner: "caller-credentials",
          message: `${region} is not among the Regions that are read in ${account}.`,
          account,
          region,
        }),
      ),
  );
}

/** A Region in which nothing that fits has been judged. */
export function unjudged(
  selector: Selector,
  { account, region, lists }: RequirementRegion,
): RequirementProblem {
  const at = { about: "region", account, region, model: selector.text } as const;
  return lists === "off"
    ? problem({
        ...at,
        outcome: "not_met",
        owner: "account-admin",
        message: `${region} is off in ${account}. An account admin can enable it.`,
      })
    : problem({
        ...at,
        outcome: "could_not_tell",
        message: `${selector.text} has not been judged in ${region} of ${account}.`,
      });
}
