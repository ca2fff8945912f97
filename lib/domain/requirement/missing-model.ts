import { baseOfVariant } from "@/lib/domain/judge/models";
import { asSentence } from "@/lib/domain/words/sentence";
import { type Judged, problem } from "./problems";
import type { Selector } from "./selector";
import type {
  RequirementFault,
  RequirementProblem,
  RequirementRegion,
  RequirementWorld,
} from "./world";

/**
 * A model that no readable list shows: while any list failed it may still be there, and why it failed is told of one of
 * them. A context variant is no model of its own; its base is judged in its place.
 */
export function missingModel(selector: Selector, judged: Judged): RequirementProblem {
  const { world } = judged;
  const base = selector.named ? baseIn(selector.text, world) : null;
  const about = { about: "model", model: selector.text } as const;
  if (base !== null) {
    const message = `${selector.text} is a context variant of ${base} and is not judged by itself. Name ${base}.`;
    return problem({ outcome: "could_not_tell", message, ...about });
  }
  const what = selector.named
    ? `No list that was read shows ${selector.text}`
    : `${selector.text} fits no model`;
  const unread = unreadRegions(judged);
  const listed = world.regions.some((region) => region.lists === "read");
  if (unread.length > 0 || !listed) {
    const said = `${what}, and ${unreadText(unread)}.`;
    const why = whyUnread(unread, judged);
    const told = why
      ? { ...why.fault, message: `${said} ${why.where}: ${asSentence(why.fault.message)}` }
      : null;
    return problem({ outcome: "could_not_tell", ...(told ?? { message: said }), ...about });
  }
  const message = `${what}.${profileHint(selector, world)}`;
  return problem({ outcome: "not_met", message, ...about });
}

function baseIn(modelId: string, world: RequirementWorld): string | null {
  const rows = new Set(world.models.map((model) => model.modelId));
  const base = baseOfVariant(modelId, rows);
  return base !== modelId && rows.has(base) ? base : null;
}

/** Those that are required first. */
function unreadRegions({ requirement, world, accounts }: Judged): readonly RequirementRegion[] {
  const isOther = ({ account, region }: RequirementRegion) =>
    Number(!accounts.has(account)) * 2 + Number(requirement.regions?.includes(region) === false);
  return world.regions
    .filter(({ lists }) => lists === "failed")
    .toSorted((a, b) => isOther(a) - isOther(b));
}

type Why = { where: string; fault: RequirementFault };

/** Of the first that has one to tell; an account's goes before those of its Regions. */
function whyUnread(unread: readonly RequirementRegion[], { world, accounts }: Judged): Why | null {
  const whole = new Map(world.accounts.map(({ account, fault }) => [account, fault]));
  for (const { account, region, fault: own } of unread) {
    const fault = whole.get(account) ?? own;
    if (fault) return { where: `${region} of ${account}`, fault };
  }
  const required = world.accounts.find(({ account, fault }) => fault && accounts.has(account));
  return required?.fault
    ? { where: `The account ${required.account}`, fault: required.fault }
    : null;
}

function unreadText(unread: readonly RequirementRegion[]): string {
  const regions = [...new Set(unread.map(({ region }) => region))];
  if (regions.length === 0) return "no Region's list has been read";
  const more = regions.length > 3 ? ` and ${regions.length - 3} more` : "";
  return `the lists of ${regions.slice(0, 3).join(", ")}${more} were not read`;
}

function profileHint(selector: Selector, world: RequirementWorld): string {
  const dot = selector.text.indexOf(".");
  const base = selector.text.slice(dot + 1);
  if (!selector.named || dot < 0 || !world.models.some(({ modelId }) => modelId === base))
    return "";
  return ` It reads like an inference profile: name the model ${base} and the route ${selector.text.slice(0, dot)}.`;
}
