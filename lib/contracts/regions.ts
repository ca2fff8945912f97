import { GEOGRAPHIES } from "@/lib/domain/region";
import type { RegionLine } from "@/lib/domain/review/types";
import {
  amountOrNull,
  faultOrNull,
  list,
  state,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "./parts";
import { counts, listStatus, outcomeCounts, reviewAccount } from "./region-parts";
import * as z from "./schema";

const Line: z.Schema<RegionLine> = z.object({
  account: reviewAccount,
  region: text,
  city: text,
  geography: z.enum(GEOGRAPHIES),
  optIn: z.boolean(),
  status: textOrNull,
  lists: listStatus,
  fault: faultOrNull,
  readAt: timeOrNull,
  state,
  counts,
  agreementsInFlight: z.number(),
  quotasAtZero: amountOrNull,
  required: outcomeCounts,
  short: z.number(),
  byGlobal: z.number(),
  folded: z.nullable(z.enum(["off", "no-endpoint"])),
  signedOffAt: timeOrNull,
});

/** `GET /api/regions`: every region of every account with what was read there. */
export const RegionsView = z.object({
  serverNow: time,
  lines: list(Line),
  accounts: list(reviewAccount),
});
export type RegionsView = z.output<typeof RegionsView>;
