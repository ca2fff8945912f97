import { z } from "zod";
import { createPace } from "@/lib/stand-in/pace";
import { resetSite, type Site } from "@/lib/stand-in/site";
import { truthOf } from "@/lib/stand-in/truth";
import { applyGiven } from "./given";
import {
  ClockInput,
  FaultsInput,
  GivenInput,
  PaceInput,
  PolicyInput,
  SessionsInput,
} from "./schema";

export type ControlRequest = { verb: string; name: string; input: unknown };
export type ControlReply = { status: number; value: unknown };

/** Runs one command of the control port. */
export function runControl(site: Site, { verb, name, input }: ControlRequest): ControlReply {
  switch (`${verb} ${name}`) {
    case "GET calls":
      return ok({ calls: site.calls.counts(), writes: site.calls.writes() });
    case "DELETE calls":
      site.calls.clear();
      return ok({});
    case "GET truth":
      return ok(truthOf(site.world, Date.now()));
    case "GET faults":
      return ok({ faults: site.faults.list() });
    case "POST faults":
      return withInput(FaultsInput, input, ({ clear, add }) => {
        if (clear !== undefined) site.faults.clear(clear === true ? undefined : clear);
        if (add !== undefined) site.faults.add(add);
        return ok({ faults: site.faults.list() });
      });
    case "POST given":
      return withInput(z.union([GivenInput, z.array(GivenInput)]), input, (given) => {
        const problem = applyGiven(site, Array.isArray(given) ? given : [given]);
        return problem === null ? ok({}) : { status: 400, value: { error: problem } };
      });
    case "POST policy":
      return withInput(PolicyInput, input, (policy) => {
        site.policy = policy;
        return ok(policy);
      });
    case "POST clock":
      return withInput(ClockInput, input, (clock) => {
        site.clock = clock;
        return ok(clock);
      });
    case "POST pace":
      return withInput(PaceInput, input, ({ latencyMs, rate }) => {
        if (latencyMs !== undefined) site.latencyMs = latencyMs;
        if (rate !== undefined) site.pace = createPace(rate ?? undefined);
        return ok({});
      });
    case "POST sessions":
      return withInput(SessionsInput, input, ({ seconds, end }) => {
        if (seconds !== undefined) site.sessionSeconds = seconds;
        if (end === undefined) return ok({ ended: 0 });
        return ok({ ended: site.credentials.endSessions(end === true ? null : end, Date.now()) });
      });
    case "POST reset":
      resetSite(site);
      return ok({ world: site.world.spec.name });
    default:
      return { status: 404, value: { error: `No such control: ${verb} ${name}` } };
  }
}

function ok(value: unknown): ControlReply {
  return { status: 200, value };
}

function withInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
  run: (value: z.output<S>) => ControlReply,
): ControlReply {
  const parsed = schema.safeParse(input);
  return parsed.success
    ? run(parsed.data)
    : { status: 400, value: { error: z.prettifyError(parsed.error) } };
}
