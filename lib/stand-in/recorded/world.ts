import type { AccountSpec, RegionSpec, WorldSpec } from "@/lib/stand-in/world/types";
import { workingAccount } from "@/lib/stand-in/worlds/account";
import { documentationKey } from "@/lib/stand-in/worlds/demo-key";
import { DEFAULT_REGIONS, isOptIn } from "@/lib/stand-in/worlds/regions";
import { keyOf } from "./folder";
import type { Recorded } from "./types";

/** A world of one account that answers what another one did. */
export function recordedWorld(recorded: Recorded): WorldSpec {
  const { accountId } = recorded;
  return {
    name: "recorded",
    summary: "one account as it was recorded with the AWS CLI",
    seed: 1,
    catalogue: { models: [], listed: new Map(), profiles: new Map() },
    quotas: [],
    accounts: [
      workingAccount({
        id: accountId,
        name: "recorded",
        keys: [documentationKey(accountId)],
        regions: regionsOf(recorded),
        form: formsOf(recorded),
      }),
    ],
    faults: [],
    recorded,
  };
}

/** The form's contents are never recorded, only whether it is there. */
function formsOf({ folders, answers }: Recorded): AccountSpec["form"] {
  const forms = folders.flatMap((region) => {
    const answer = answers.get(keyOf(region, "GetUseCaseForModelAccess", ""));
    if (!answer) return [];
    return [
      { region, form: answer.present === false ? ("missing" as const) : ("present" as const) },
    ];
  });
  const byDefault = forms.find(({ region }) => !isOptIn(region));
  return {
    default: byDefault?.form ?? "present",
    optIn: Object.fromEntries(forms.map(({ region, form }) => [region, form])),
  };
}

/** Without a list of them, the default regions and those that were recorded are on. */
function regionsOf({ regions, folders }: Recorded): readonly RegionSpec[] {
  if (regions !== null) return regions;
  return [...new Set([...DEFAULT_REGIONS, ...folders])].map((name) => ({
    name,
    status: "ENABLED",
  }));
}
