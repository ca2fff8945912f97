import type { RouteCall } from "@/lib/domain/how-to-call/route-call";
import { list, state, text, textOrNull, time, timeOrNull } from "./parts";
import * as z from "./schema";

const grant = z.object({ profile: textOrNull, models: list(text), regions: list(text) });

const statement = z.object({
  Effect: z.literal("Allow"),
  Action: list(text),
  Resource: list(text),
  Condition: z.exactOptional(z.object({ StringEquals: z.record(z.string(), text) })),
});

const policy = z.object({ Version: z.literal("2012-10-17"), Statement: list(statement) });

const exemption = z.object({
  regions: list(text),
  condition: z.object({ ArnNotLike: z.record(z.string(), list(text)) }),
});

const call: z.Schema<RouteCall> = z.object({
  route: text,
  id: textOrNull,
  snippets: z.nullable(z.object({ cli: text, python: text, typescript: text })),
  grant: z.nullable(grant),
  policy: z.nullable(policy),
  exemption: z.nullable(exemption),
  missing: list(text),
});

/** `GET /api/how-to-call`: how a ready cell is called, by each open route. */
export const HowToCallView = z.object({
  account: text,
  region: text,
  modelId: text,
  modelName: text,
  state,
  calls: list(call),
  readAt: timeOrNull,
  /** Account ids are hidden in what is copied. */
  maskAccountIds: z.boolean(),
  serverNow: time,
});
export type HowToCallView = z.output<typeof HowToCallView>;
