import type { Act } from "@/lib/domain/acts/act";
import { ACT_KINDS, type ActKind } from "@/lib/domain/acts/kinds";
import type { Fault } from "@/lib/domain/facts/fault";
import { err, type Result } from "@/lib/domain/result";
import { asSentence } from "@/lib/domain/words/sentence";
import type { Context } from "@/lib/services/context";
import type { ActRefusal } from "./refusal";

type Refused = Result<never, ActRefusal>;

export const refuse = (
  code: ActRefusal["code"],
  message: string,
  more: Omit<ActRefusal, "code" | "message"> = {},
): Refused => err({ code, message, ...more });

export const noSuchAct = (id: string): Refused =>
  refuse("NOT_FOUND", "There is no such act here.", { act: id });

/** Why nothing of a kind is done here at all; null: it may be. */
export function switchedOff(
  { settings }: Pick<Context, "settings">,
  kind: ActKind,
): Refused | null {
  const { enabled, kinds } = settings().actions;
  if (!enabled)
    return refuse(
      "OFF",
      "Acts on AWS are off here. An entry `actions` in the configuration turns them on.",
    );
  if (!ACT_KINDS.some((one) => one === kind) || !kinds.includes(kind))
    return refuse("OFF", `The configuration allows no ${kind} here.`);
  return null;
}

const STANDS: Record<string, string> = {
  asked: "asked for",
  previewed: "previewed, and waits for its confirmation",
  unknown: "sent, and not known yet: AWS is being read, nothing is sent again",
  accepted: "accepted, and is being watched",
};

/** The act that stands in the way of another, in words. */
export const underWay = ({ id, step }: Act): Refused =>
  refuse("UNDER_WAY", `The same is ${STANDS[step.state] ?? "being done"} already.`, { act: id });

/** AWS gave no answer that a preview could rest on. */
export const notRead = (what: string, fault: Fault): Refused =>
  refuse("NOT_READ", `${what} could not be read: ${asSentence(fault.message)}`, {
    owner: fault.owner,
  });
