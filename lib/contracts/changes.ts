import { CHANGE_KINDS, type ChangeGroup } from "@/lib/domain/changes/types";
import { list, state, text, textOrNull, time, timeOrNull } from "./parts";
import * as z from "./schema";

const Kind = z.enum(CHANGE_KINDS);

const Line = z.object({
  id: text,
  kind: Kind,
  at: time,
  scanId: textOrNull,
  account: text,
  from: z.nullable(state),
  to: z.nullable(state),
  code: textOrNull,
  times: z.number(),
  regions: list(text),
  modelIds: list(text),
  cells: z.number(),
});

const Scan = z.object({
  scanId: text,
  startedAt: time,
  finishedAt: timeOrNull,
  complete: z.boolean(),
  problem: textOrNull,
  trigger: text,
});

const Group: z.Schema<ChangeGroup> = z.object({
  id: text,
  at: time,
  scan: z.nullable(Scan),
  lines: list(Line),
});

/** `GET /api/changes`: the feed as a page shows it. */
export const ChangesView = z.object({
  serverNow: time,
  since: time,
  groups: list(Group),
  /** Changes by kind before any filter but time. */
  counts: z.partialRecord(Kind, z.number()),
  names: z.record(text, text),
  accounts: list(z.object({ key: text, name: textOrNull })),
  regions: list(text),
  /** More happened than one page holds; the oldest is left out. */
  cut: z.boolean(),
});
export type ChangesView = z.output<typeof ChangesView>;
