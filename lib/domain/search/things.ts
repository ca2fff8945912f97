import { accountHay, accountLabel } from "@/lib/domain/account-label";
import { type Findable, findable } from "./match";

type Model = { name: string; provider: string; modelId: string };
type Account = Parameters<typeof accountHay>[0];

/** A model is meant by its name first, then by its provider and id. */
export const modelFindable = ({ name, provider, modelId }: Model): Findable =>
  findable(name, `${provider} ${modelId}`);

/** An account is meant by its name, id or key, its units or its tags. */
export const accountFindable = (account: Account): Findable =>
  findable(accountLabel(account), accountHay(account));
