import { type Comparison, DIFFERENCES } from "@/lib/domain/review/compare";
import { list, state, text, textOrNull, timeOrNull } from "./parts";
import { listStatus } from "./region-parts";
import * as z from "./schema";

const Region = z.object({
  region: text,
  city: text,
  status: textOrNull,
  lists: listStatus,
  readAt: timeOrNull,
});
const Side = z.object({ state, title: text, routes: list(text) });

/** `GET /api/regions/[region]?with=`: two regions side by side. */
export const ComparisonAnswer: z.Schema<Comparison> = z.object({
  here: Region,
  there: Region,
  models: list(
    z.object({
      modelId: text,
      name: text,
      provider: text,
      difference: z.enum(DIFFERENCES),
      here: Side,
      there: Side,
      same: z.boolean(),
    }),
  ),
});
