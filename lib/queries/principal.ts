import { checkPrincipalAction } from "@/app/actions/principal";
import type { CheckPrincipalInput } from "@/lib/contracts/actions/check-principal";
import { PrincipalCheck } from "@/lib/contracts/principal-check";
import { readOutcome, unwrapAction } from "@/lib/queries/action";
import { useCommand } from "@/lib/queries/command";
import type { ActionOutcome } from "@/lib/queries/problem";

/** Asks AWS what a principal may call. Nothing is kept but what the page shows. */
export function useCheckPrincipal() {
  return useCommand(
    async (input: CheckPrincipalInput): Promise<ActionOutcome<PrincipalCheck>> =>
      readOutcome(PrincipalCheck, await unwrapAction(() => checkPrincipalAction(input))),
    [],
  );
}
