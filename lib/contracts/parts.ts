import { CAUSES } from "@/lib/domain/causes";
import { CODES } from "@/lib/domain/codes";
import type { ShownFault } from "@/lib/domain/facts/fault";
import { OWNERS } from "@/lib/domain/owner";
import { PARTITIONS } from "@/lib/domain/region";
import type { LineCounts } from "@/lib/domain/requirement/line";
import type { ReviewAccount } from "@/lib/domain/review/types";
import { STATES } from "@/lib/domain/state";
import type { ClosedRoute, LastKnown } from "@/lib/domain/verdict";
import * as z from "./schema";

/** A list that whoever gets it may not change. */
export const list = <Item extends z.Schema>(item: Item): z.Schema<readonly z.output<Item>[]> =>
  z.array(item);

export const text = z.string();
export const textOrNull = z.nullable(z.string());
/** Epoch milliseconds. */
export const time = z.number();
export const timeOrNull = z.nullable(time);
export const amountOrNull = z.nullable(z.number());
/** ISO 8601 in UTC. */
export const isoOrNull = textOrNull;

export const state = z.enum(STATES);
export const code = z.enum(CODES);
export const codeOrNull = z.nullable(code);
export const cause = z.enum(CAUSES);
export const causeOrNull = z.nullable(cause);
export const owner = z.enum(OWNERS);
export const partition = z.enum(PARTITIONS);
export const fault: z.Schema<ShownFault> = z.object({
  code,
  cause: causeOrNull,
  owner,
  message: text,
  operation: textOrNull,
  requestId: textOrNull,
  at: time,
});
export const faultOrNull = z.nullable(fault);

export const lastKnownOrNull: z.Schema<LastKnown | null> = z.nullable(
  z.object({ state, code: codeOrNull, at: time }),
);

export const closedRoute: z.Schema<ClosedRoute> = z.object({
  route: text,
  code,
  cause,
});

export const reviewAccount: z.Schema<ReviewAccount> = z.object({
  key: text,
  accountId: textOrNull,
  name: textOrNull,
});

export const lineCounts: z.Schema<LineCounts> = z.object({
  not_met: z.number(),
  short: z.number(),
  cannot_tell: z.number(),
  met: z.number(),
});
