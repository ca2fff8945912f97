import type { z } from "zod";
import { principalFrom } from "@/lib/stand-in/iam/principals";
import type { Site } from "@/lib/stand-in/site";
import {
  addAccessRule,
  setAfterWrites,
  setDataRetention,
  setForm,
  setQuota,
  setRegion,
} from "@/lib/stand-in/world/change";
import { setMember } from "@/lib/stand-in/world/organization";
import type { GivenInput } from "./schema";

type GivenChange = z.output<typeof GivenInput>;

/** Changes the running world, in order; says what is wrong, and changes nothing then. */
export function applyGiven(site: Site, changes: readonly GivenChange[]): string | null {
  const { world } = site;
  const first = [...world.accounts.keys()][0] ?? "";
  const named = changes.map(
    (change) => ("account" in change ? change.account : undefined) ?? first,
  );
  const unknown = named.find((id) => !world.accounts.has(id));
  if (unknown !== undefined) return `No account ${unknown} in this world`;
  for (const [place, given] of changes.entries()) {
    const account = world.accounts.get(named[place] ?? first);
    if (account === undefined) continue;
    const now = Date.now();
    switch (given.change) {
      case "access": {
        const { change: _, account: __, ...rule } = given;
        addAccessRule(world, { account, rule, now });
        break;
      }
      case "quota": {
        const { change: _, account: __, ...quota } = given;
        setQuota(world, { account, quota });
        break;
      }
      case "region": {
        const { region, status, next } = given;
        setRegion(world, { account, region, status, next, now });
        break;
      }
      case "form":
        setForm(world, { account, region: given.region, form: given.form });
        break;
      case "data-retention":
        setDataRetention(world, { account, region: given.region, mode: given.mode, now });
        break;
      case "after-writes": {
        const { change: _, account: __, ...afterWrites } = given;
        setAfterWrites(account, afterWrites);
        break;
      }
      case "offers":
        account.offerRound += 1;
        break;
      case "feed":
        world.feeds.set(given.region, given.feed);
        break;
      case "principal":
        account.principals.set(given.principal.arn, principalFrom(given.principal));
        break;
      case "use":
        account.use = given.use;
        account.pointsAPage = given.pointsAPage ?? null;
        break;
      case "member": {
        const { parent, state, tags } = given;
        const problem = setMember(world, { id: account.spec.id, parent, state, tags, now });
        if (problem !== null) return problem;
        break;
      }
      case "member-leaves":
        world.organization?.members.delete(account.spec.id);
        break;
      case "organization":
        if (world.organization) world.organization.paging = given.paging;
        break;
      case "role": {
        const { change: _, account: __, absent, ...role } = given;
        if (absent) account.roles.delete(role.name);
        else account.roles.set(role.name, role);
      }
    }
  }
  return null;
}
