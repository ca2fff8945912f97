import { isNamed } from "@/lib/domain/named";
import { isUnitId } from "@/lib/domain/organisation/units";
import { shutText } from "@/lib/domain/words/region-status";
import { asSentence } from "@/lib/domain/words/sentence";
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

/** A requirement, what it is judged by, and the accounts it holds for. */
export type Judged = {
  requirement: Requirement;
  world: RequirementWorld;
  accounts: ReadonlySet<string>;
};

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
        ...faultOf(world, account, `No Region of the account ${account} has been read`),
        account,
      }),
    );
  return [...unnamed, ...bare];
}

function faultOf({ accounts }: RequirementWorld, key: string, said: string) {
  const fault = accounts.find(({ account }) => account === key)?.fault ?? null;
  return fault
    ? { ...fault, message: `${said}: ${asSentence(fault.message)}` }
    : { message: `${said}.` };
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
  { account, region, lists, status }: RequirementRegion,
): RequirementProblem {
  const at = { about: "region", account, region, model: selector.text } as const;
  if (lists !== "off")
    return problem({
      ...at,
      outcome: "could_not_tell",
      message: `${selector.text} has not been judged in ${region} of ${account}.`,
    });
  const { is, next } = shutText(status);
  return problem({
    ...at,
    ...(status === "ENABLING"
      ? { outcome: "waiting", owner: "wait" }
      : { outcome: "not_met", owner: "account-admin" }),
    message: `${region} is ${is} in ${account}. ${next}`,
  });
}
