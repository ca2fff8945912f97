import { CALL_ACTIONS } from "@/lib/domain/how-to-call/grant";
import { type Ask, asksOf } from "@/lib/domain/principal/asks";
import type { RouteCheck, TargetCheck } from "@/lib/domain/principal/check";
import type { PrincipalAsk } from "@/lib/domain/principal/simulated";
import { toldOf, worstStanding } from "@/lib/domain/principal/standing";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import type { RouteToCheck } from "./routes-to-check";

type Asking = {
  reader: Pick<AccountReader, "simulate">;
  signal: AbortSignal;
  ask: PrincipalAsk;
  keys: readonly string[];
};

/** What the simulator says of one route; what it did not answer was not checked. */
export async function checkRoute(
  { region, modelId, modelName, by, grant }: RouteToCheck,
  asking: Asking,
): Promise<RouteCheck> {
  const { route, profileId } = by;
  const id = route === "on-demand" ? modelId : profileId;
  const place = { region, modelId, modelName, route, id };
  if (!grant) return { ...place, standing: "not-checked", why: NO_GRANT, targets: [] };
  const asks = asksOf(grant, { region, keys: asking.keys });
  const targets = (await Promise.all(asks.map((ask) => checkTargets(ask, asking)))).flat();
  return {
    ...place,
    standing: worstStanding(targets.map((one) => one.standing)),
    why: null,
    targets,
  };
}

const NO_GRANT =
  "What a call by it needs a right on can't be told: AWS names no destination, or it goes by a throughput's own ARN.";

async function checkTargets({ targets, context }: Ask, asking: Asking): Promise<TargetCheck[]> {
  const { reader, signal, ask } = asking;
  const resources = targets.map(({ arn }) => arn);
  const answer = await reader.simulate(
    { ...ask, actions: CALL_ACTIONS, resources, context },
    signal,
  );
  if (answer.status === "read")
    return targets.map((target) => ({ ...target, ...toldOf(target.arn, answer.value) }));
  const why = answer.status === "failed" ? answer.fault.message : "There was no answer in time.";
  return targets.map((target) => ({ ...target, standing: "not-checked", why }));
}
