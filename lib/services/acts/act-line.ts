import type { ActBy, ActLine } from "@/lib/contracts/acts";
import type { Act, By } from "@/lib/domain/acts/act";
import { isAnother, needsSecondPerson } from "@/lib/domain/acts/confirm";
import { nextLookAt, PACE } from "@/lib/domain/acts/schedule";
import { actTitle } from "@/lib/domain/acts/words";
import { regionInfo } from "@/lib/domain/known-regions";
import { figure } from "@/lib/domain/words/figure";
import type { Context } from "@/lib/services/context";
import type { Outline } from "@/lib/services/world/outline";
import { byOf } from "./who";

type Of = { ctx: Context; world: Outline };

/** An act as a list shows it to the caller: what it is called, how it stands, and what they may do with it. */
export function lineOf(act: Act, of: Of): ActLine {
  const { step, wish, target } = act;
  const me = byOf(of.ctx).key;
  const by = (one: By): ActBy => ({ name: one.name, at: one.at, you: one.key === me });
  const account = of.world.accounts.find(({ accountId }) => accountId === act.account);
  const watching = "watching" in step ? step.watching : null;
  const goesOn = step.state === "accepted" || step.state === "unknown";
  return {
    id: act.id,
    kind: act.kind,
    target,
    account: account?.key ?? act.account,
    accountId: act.account,
    accountName: account?.name ?? null,
    ...namesOf(act, of.world),
    state: step.state,
    createdAt: act.createdAt,
    wish: wish && { ...by(wish.by), reason: wish.reason },
    previewed: "previewed" in step ? by(step.previewed) : null,
    confirmed: "confirmed" in step ? by(step.confirmed) : null,
    expiresAt: "expiresAt" in step ? step.expiresAt : null,
    sentAt: "sentAt" in step ? step.sentAt : null,
    acceptedAt: "acceptedAt" in step ? step.acceptedAt : null,
    endedAt: "endedAt" in step ? step.endedAt : null,
    endedBy: "by" in step ? by(step.by) : null,
    said: watching?.said ?? ("said" in step ? step.said : null),
    says: watching?.says ?? null,
    readAt: watching?.lastAt ?? null,
    nextReadAt: goesOn ? nextLookAt(act, PACE) : null,
    why: "why" in step ? step.why : null,
    left: hasLeft(act),
    existed: "existed" in step && step.existed,
    requestId: "requestId" in step ? step.requestId : null,
    may: mayOf(act, { ...of, me, hasRole: (account?.ref.actRole ?? null) !== null }),
  };
}

/** Whether anything was sent: what is refused in AWS's stead was not. */
function hasLeft({ step }: Act): boolean {
  if (step.state === "refused") return !NOTHING_SENT.includes(step.why.code);
  return "sentAt" in step;
}

/** Codes of `STOPPED`, and of a call that failed before it left. */
const NOTHING_SENT: readonly string[] = [
  "interrupted",
  "moved",
  "not-read",
  "forbidden",
  "wrong-account",
  "refused-before",
  "not-sent",
];

/** Title, subject and place, by the names that AWS or its lists give. */
function namesOf(
  { target, step }: Act,
  { catalogue }: Outline,
): Pick<ActLine, "title" | "subject" | "where"> {
  const subject = "preview" in step ? step.preview.subject : null;
  switch (target.kind) {
    case "accept-agreement": {
      const listed = catalogue.rows.get(target.modelId)?.modelName;
      const known = subject?.kind === target.kind ? subject.modelName : listed;
      const modelName = known ?? target.modelId;
      return {
        title: actTitle(target, { modelName }),
        subject: modelName,
        where: "every Region",
      };
    }
    case "request-quota-increase": {
      const quota = subject?.kind === target.kind ? subject.quota : null;
      const now = quota && (quota.applied ?? quota.default);
      return {
        title: actTitle(target, { quotaName: quota?.name ?? null }),
        subject: quota?.name ?? target.quotaCode,
        where: now === null ? target.region : `${target.region}, now ${figure(now)}`,
      };
    }
    case "enable-region":
      return {
        title: actTitle(target, {}),
        subject: regionInfo(target.region).city,
        where: null,
      };
    case "submit-use-case-form":
      return {
        title: actTitle(target, {}),
        subject: "Anthropic use case form",
        where: target.region,
      };
  }
}

type Whose = Of & { me: string; hasRole: boolean };

/** What the caller may do with it now; the verbs judge again. */
function mayOf(act: Act, { ctx, me, hasRole }: Whose): ActLine["may"] {
  const { step, wish, kind } = act;
  const { enabled, kinds, secondPerson } = ctx.settings().actions;
  const acts = ctx.holds("act", act.account);
  const can = acts && hasRole && enabled && kinds.includes(kind);
  const own = wish?.by.key === me;
  const asks = ctx.holds("ask", act.account);
  const waits = step.state === "asked" || step.state === "previewed";
  const second =
    step.state === "previewed" &&
    needsSecondPerson(kind, secondPerson) &&
    !isAnother(step.previewed.key, me);
  return {
    review: can && REVIEWED.includes(step.state),
    confirm: can && step.state === "previewed" && !second,
    withdraw: waits && (own ? asks : acts),
    decline: step.state === "asked" && acts && !own,
  };
}

const REVIEWED: readonly ActLine["state"][] = [
  "asked",
  "previewed",
  "expired",
  "refused",
  "failed",
];

/** Whether it waits for the person who looks: to be reviewed, or to be confirmed. */
export const waitsFor = ({ state, may, wish }: ActLine): boolean =>
  (state === "previewed" && may.confirm) || (state === "asked" && may.review && !wish?.you);
