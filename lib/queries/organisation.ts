import { askOrganizationAction } from "@/app/actions/organisation";
import { accountsQuery, useAccounts } from "@/lib/queries/accounts";
import { unwrapAction } from "@/lib/queries/action";
import { useCommand } from "@/lib/queries/command";
import { MATRIX_KEY } from "@/lib/queries/matrix";

/** Lists the organization now, and tries the roles that are missing. */
export const useAskOrganization = () =>
  useCommand(
    () => unwrapAction(() => askOrganizationAction()),
    [accountsQuery.queryKey, MATRIX_KEY],
  );

/** The id of the account that manages the organization; null: there is none, or it is not known. */
export const useManagementId = (): string | null =>
  useAccounts().data?.organization?.managementId ?? null;
