import { GEOGRAPHIES } from "@/lib/domain/region";
import type { RequiredHere } from "@/lib/domain/review/required-here";
import type { RegionLine } from "@/lib/domain/review/types";
import {
  amountOrNull,
  faultOrNull,
  lineCounts,
  list,
  owner,
  reviewAccount,
  state,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "./parts";
import { counts, listStatus } from "./region-parts";
import * as z from "./schema";

const Required: z.Schema<RequiredHere> = z.object({
  counts: lineCounts,
  byGlobal: z.number(),
  ways: list(
    z.object({
      key: text,
      title: text,
      state: z.enum(["not_met", "short", "cannot_tell"]),
      lines: z.number(),
      owner: z.nullable(owner),
      decider: z.nullable(owner),
      takes: textOrNull,
      step: textOrNull,
      byGlobal: z.boolean(),
    }),
  ),
  whole: list(text),
});

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
  quotasAtZero: amountOrNull,
  required: Required,
  folded: z.nullable(z.enum(["off", "no-endpoint"])),
  signedOff: z.nullable(
    z.object({
      at: time,
      name: text,
      exceptions: z.number(),
      met: z.number(),
      lines: z.number(),
    }),
  ),
});

/** `GET /api/regions`: every region of every account with what was read there. */
export const RegionsView = z.object({
  serverNow: time,
  lines: list(Line),
  /** Lines of requirements that are of no Region in the list, by account; null: of all accounts. */
  elsewhere: list(z.object({ account: textOrNull, lines: z.number() })),
  accounts: list(reviewAccount),
});
export type RegionsView = z.output<typeof RegionsView>;
