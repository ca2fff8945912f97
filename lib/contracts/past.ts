import type { Moment } from "@/lib/domain/past/moment";
import type { FoundMoment, Moments, Moved, Past } from "@/lib/domain/past/types";
import { MatrixKind, MatrixModelPart } from "./matrix";
import { list, text, textOrNull, time, timeOrNull } from "./parts";
import * as z from "./schema";

const MomentPart: z.Schema<Moment> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("now") }),
  z.object({ kind: z.literal("day"), day: text }),
  z.object({ kind: z.literal("scan"), id: text }),
  z.object({ kind: z.literal("sign-off"), id: text }),
]);

const Found: z.Schema<FoundMoment> = z.object({
  moment: MomentPart,
  at: time,
  region: textOrNull,
  unreadSince: timeOrNull,
});

/** One look at each of many numbers, and no copy of them. */
const Cells = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every((kind) => Number.isInteger(kind) && kind >= -1),
  { type: "array", items: { type: "integer", minimum: -1 } },
);

const isMoved = (value: unknown): value is Moved =>
  Array.isArray(value) && value.length === 3 && value.every((one) => Number.isInteger(one));

const MovedList = z.custom<readonly Moved[]>(
  (value) => Array.isArray(value) && value.every(isMoved),
  {
    type: "array",
    items: { type: "array", items: { type: "integer" }, minItems: 3, maxItems: 3 },
  },
);

/** `GET /api/past`: what cells were at one moment, and what became of them by another. */
export const PastAnswer: z.Schema<Past> = z.object({
  serverNow: time,
  from: Found,
  to: Found,
  kept: list(z.object({ account: text, since: timeOrNull })),
  models: list(MatrixModelPart),
  kinds: list(MatrixKind),
  columns: list(z.object({ account: text, region: text, was: Cells, moved: MovedList })),
  dropped: list(text),
});

/** `GET /api/past/moments`: what one may look back to. */
export const MomentsAnswer: z.Schema<Moments> = z.object({
  serverNow: time,
  since: timeOrNull,
  scans: list(z.object({ id: text, at: time, trigger: text, complete: z.boolean() })),
  signOffs: list(
    z.object({
      id: text,
      at: time,
      account: text,
      region: text,
      name: text,
      withExceptions: z.boolean(),
    }),
  ),
});

/** Why there is no answer, in words. */
export const Refusal = z.object({ message: text });
