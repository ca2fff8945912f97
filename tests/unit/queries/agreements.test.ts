import { describe, expect, it } from "vitest";
import type { PendingRow, PendingView } from "@/lib/contracts/pending";
import { SECOND_MS } from "@/lib/domain/time";
import { pendingPollEveryMs } from "@/lib/queries/agreements";

const T0 = Date.UTC(2026, 0, 1);
const aRow = (nextPollAt: number | null): PendingRow => ({
  id: "a~m",
  account: "a",
  accountName: null,
  modelId: "m",
  modelName: "m",
  regions: [],
  agreementId: null,
  state: "pending",
  code: null,
  cause: null,
  startedAt: T0,
  source: null,
  deadlineAt: T0,
  lastPollAt: null,
  lastSeenAt: null,
  nextPollAt,
  nextTryAt: null,
  endedAt: null,
  resumable: false,
  sentence: "",
  disagreement: null,
  waitMinutes: null,
  supportText: null,
  fix: null,
  history: [],
  past: [],
});
const aView = (...nextPolls: readonly number[]): PendingView => ({
  serverNow: T0,
  inFlight: nextPolls.map(aRow),
  enabling: [],
  done: [aRow(null)],
  webhook: { waiting: 0, problem: null },
});

describe("how often the page asks", () => {
  it.each([
    ["not at all when nothing is in flight", aView(), false],
    ["again soon when it has nothing to show", undefined, 5 * SECOND_MS],
    ["just after the next poll", aView(T0 + 12_000), 13_500],
    ["after the earliest of several", aView(T0 + 30_000, T0 + 12_000), 13_500],
    ["not more often than every 2 s", aView(T0 - 60_000), 2 * SECOND_MS],
    ["at least once a minute", aView(T0 + 900_000), 60 * SECOND_MS],
  ])("%s", (_name, view, expected) => {
    expect(pendingPollEveryMs(view)).toBe(expected);
  });
});
