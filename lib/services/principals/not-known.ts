import type { CheckPrincipalInput } from "@/lib/contracts/actions/check-principal";
import { asSentence } from "@/lib/domain/words/sentence";
import { accountFault } from "@/lib/services/world/faults";
import { regionStanding } from "@/lib/services/world/region-standing";
import type { WorldAccount } from "@/lib/services/world/world";

type Asked = Pick<CheckPrincipalInput, "model" | "region">;

const inScope = ({ regions }: WorldAccount, { region: only }: Asked) =>
  regions.filter(({ region }) => only === null || region === only);

/** Why nothing can be said of whose calls these are; null: it can. */
export function accountNotKnown(account: WorldAccount): string | null {
  const fault = accountFault(account);
  if (fault) return fault.message;
  return account.accountId === null ? "Whose this account is is not known yet." : null;
}

/** Each Region that is asked about and may have routes that are not known, with why. */
export const regionsNotRead = (account: WorldAccount, asked: Asked): readonly string[] =>
  inScope(account, asked).flatMap((region) => {
    const { lists, fault } = regionStanding(region);
    if (lists !== "failed") return [];
    return [
      `The lists of ${region.region} were not all read${fault ? `: ${asSentence(fault.message)}` : "."}`,
    ];
  });

/** The first cell that is asked about and is unknown, with why; null: of every one it is known whether it is ready. */
export function cellNotKnown(account: WorldAccount, asked: Asked): string | null {
  for (const { region, judged } of inScope(account, asked))
    for (const { modelId, verdict } of judged.cells) {
      const isAsked = asked.model === null || asked.model === modelId;
      if (!isAsked || verdict.state !== "unknown") continue;
      const why = verdict.findings.find(({ severity }) => severity === "unknown");
      return `${modelId} in ${region} could not be told: ${why?.message ?? verdict.code}`;
    }
  return null;
}
