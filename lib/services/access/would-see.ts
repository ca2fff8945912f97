import { z } from "zod";
import type { WouldSee } from "@/lib/contracts/would-see";
import { letsIn } from "@/lib/domain/access/grants";
import { reachOf, rightsEverywhere, rightsOn, roleOf } from "@/lib/domain/access/reach";
import type { Asserted } from "@/lib/domain/access/rights";
import type { Context } from "@/lib/services/context";
import { readNames } from "./account-names";

const Text = z.string().max(320);
export const WouldSeeInput = z.object({ groups: z.array(Text).max(500), email: Text.nullable() });
export type WouldSeeInput = z.infer<typeof WouldSeeInput>;

/** What a person of these groups and this verified address would see if they signed in now. Lets nobody in. */
export async function wouldSee(
  ctx: Pick<Context, "accounts" | "settings" | "stores">,
  { groups, email }: WouldSeeInput,
): Promise<WouldSee> {
  const { grants } = ctx.settings();
  const person: Asserted = { kind: "user", known: "oidc", ...NOBODY, email, groups };
  const reach = reachOf(person, grants);
  const accounts = (await readNames(ctx)).flatMap((account) => {
    const role = roleOf(rightsOn(reach, account));
    const { key, accountId, name } = account;
    return role === null ? [] : [{ key, accountId, name, role }];
  });
  return {
    grants: grants
      .filter((grant) => letsIn(grant, person))
      .map(({ accounts: over, ...grant }) => ({ ...grant, accounts: over && [...over] })),
    everywhere: roleOf(rightsEverywhere(reach)),
    accounts,
  };
}

/** A grant asks for neither. */
const NOBODY = { issuer: "", subject: "", name: "" };
