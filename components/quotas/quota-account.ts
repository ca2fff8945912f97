import { createContext, useContext } from "react";
import type { QuotasView } from "@/lib/contracts/quotas";
import type { LinkTarget } from "@/lib/domain/links/target";

type Shown = { account: QuotasView["account"]; portal: LinkTarget["portal"] };

/** The account whose quotas are shown, null while it is not known; and the portal that opens AWS's console for it. */
export const QuotaAccount = createContext<Shown>({ account: null, portal: null });

export const useQuotaAccount = (): Shown => useContext(QuotaAccount);
