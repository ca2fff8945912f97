import { createContext, useContext } from "react";

/** The id of the account whose quotas are shown; null while it is not known. */
export const QuotaAccount = createContext<string | null>(null);

export const useQuotaAccount = (): string | null => useContext(QuotaAccount);
