import type { Act } from "@/lib/domain/acts/act";
import type { Look, Sight } from "@/lib/domain/acts/look";
import type { Reading } from "@/lib/domain/facts/facts";
import { SECOND_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import type { Actor } from "@/lib/services/ports/act-aws";
import { partitionIn, readStanding } from "@/lib/services/world/named";
import { within } from "@/lib/within";
import { actingAccount } from "./find-account";
import { wholeNow } from "./who";

const WITHIN_MS = 30 * SECOND_MS;
/** The product itself reads, in nobody's name. */
const OURSELVES = { sourceIdentity: "bedrock-readiness" };

export type LookContext = Pick<Context, "stores" | "accounts" | "act" | "now">;

/** Reads of AWS what became of an act. Nothing is sent. */
export async function lookAt(ctx: LookContext, act: Act, ended: AbortSignal): Promise<Look> {
  const actor = await actorOf(ctx, act.account);
  const sight =
    actor && (await within(WITHIN_MS, ended, (signal) => sightOf(act, { actor, signal })));
  return { at: wholeNow(ctx), sight };
}

/** Null: the configuration has the account, or its role, no more. */
async function actorOf(ctx: LookContext, accountId: string): Promise<Actor | null> {
  const { ref, row } = await readStanding(ctx, accountId);
  if (!ref) return null;
  const acting = actingAccount({ accountId, partition: partitionIn({ ref, row }), ref });
  return acting.ok ? ctx.act.actorFor(acting.value, OURSELVES) : null;
}

type Means = { actor: Actor; signal: AbortSignal };

async function sightOf({ target, step }: Act, { actor, signal }: Means): Promise<Sight | null> {
  switch (target.kind) {
    case "accept-agreement": {
      const region = "preview" in step ? readIn(step.preview) : null;
      if (region === null) return null;
      const value = answerIn(await actor.availability(region, target.modelId, signal));
      return (
        value && {
          kind: target.kind,
          agreement: value.agreement,
          error: value.agreementError,
        }
      );
    }
    case "enable-region": {
      const status = answerIn(await actor.optStatus(target.region, signal));
      return status && { kind: target.kind, status };
    }
    case "submit-use-case-form": {
      const form = answerIn(await actor.form(target.region, signal));
      return form && { kind: target.kind, form };
    }
    case "request-quota-increase": {
      const { region, quotaCode } = target;
      const [now, asked] = await Promise.all([
        actor.quota(region, quotaCode, signal),
        actor.quotaRequests(region, quotaCode, signal),
      ]);
      const [quota, requests] = [answerIn(now), answerIn(asked)];
      if (!quota || !requests) return null;
      return { kind: target.kind, applied: quota.applied, default: quota.default, requests };
    }
  }
}

const answerIn = <T>(reading: Reading<T>): T | null =>
  reading.status === "read" ? reading.value : null;

/** The Region that was read for the preview. */
const readIn = ({
  facts,
  endpointRegion,
}: Extract<Act["step"], { hash: string }>["preview"]): string =>
  facts.find(({ name }) => name === "readIn")?.value ?? endpointRegion;
