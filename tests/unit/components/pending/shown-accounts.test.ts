import { describe, expect, it } from "vitest";
import { ofAccounts } from "@/components/pending/shown-accounts";
import type { ActLine } from "@/lib/contracts/acts";
import type { PendingRow, PendingView } from "@/lib/contracts/pending";
import type { ActTarget } from "@/lib/domain/acts/kinds";

const ENABLE: ActTarget = { kind: "enable-region", region: "ap-east-1" };
const ACCEPT: ActTarget = { kind: "accept-agreement", modelId: "xai.grok", offerId: null };

const anAct = (account: string, state: ActLine["state"], target: ActTarget = ENABLE): ActLine => ({
  ...{ id: `${account} ${state}`, kind: target.kind, target, account, accountId: account },
  ...{ accountName: null, title: "", subject: "", where: null, state, createdAt: 0, wish: null },
  ...{ previewed: null, confirmed: null, expiresAt: null, sentAt: 1, acceptedAt: null },
  ...{ endedAt: null, endedBy: null, said: null, says: null, readAt: null, nextReadAt: null },
  ...{ why: null, left: true, existed: false, requestId: null },
  may: { review: false, confirm: false, withdraw: false, decline: false },
});

const aRow = (account: string): PendingRow => ({
  ...{ id: account, account, accountName: null, modelId: "x", modelName: "x", regions: [] },
  ...{ agreementId: null, state: "pending", code: null, cause: null, startedAt: 0, source: null },
  ...{ deadlineAt: 1, lastPollAt: null, lastSeenAt: null, nextPollAt: null, nextTryAt: null },
  ...{ endedAt: null, resumable: false, sentence: "", disagreement: null, waitMinutes: null },
  ...{ supportText: null, fix: null, history: [], past: [] },
});

const enabling = (account: string) => ({
  ...{ account, accountName: null, region: "ap-east-1", city: "Hong Kong" },
});

const aView = (over: Partial<PendingView>): PendingView => ({
  ...{ serverNow: 2, inFlight: [], enabling: [], done: [] },
  webhook: { waiting: 0, problem: null },
  ...over,
});

describe("what is in flight in the accounts shown, and how much in others", () => {
  const NONE = aView({});
  it.each([
    ["nothing at all", NONE, [], 0, 0],
    ["an agreement of another", aView({ inFlight: [aRow("b")] }), [], 0, 1],
    ["one of each", aView({ inFlight: [aRow("a"), aRow("b")] }), [], 1, 1],
    ["an act of another", NONE, [anAct("b", "accepted")], 0, 1],
    ["an act without an answer", NONE, [anAct("b", "unknown"), anAct("a", "sent")], 1, 1],
    ["an act that ended", NONE, [anAct("b", "done"), anAct("b", "refused")], 0, 0],
    ["an accepted agreement has its watch", NONE, [anAct("b", "accepted", ACCEPT)], 0, 0],
    [
      "a Region that an act enables, once",
      aView({ enabling: [enabling("b")] }),
      [anAct("b", "accepted")],
      0,
      1,
    ],
    [
      "a Region that another account's act enables",
      aView({ enabling: [enabling("a")] }),
      [anAct("b", "accepted")],
      1,
      1,
    ],
  ] as const)("%s", (_name, view, acts, here, elsewhere) => {
    const shown = ofAccounts({ view, acts }, ["a"]);
    const count =
      shown.view.inFlight.length + shown.view.enabling.length + shown.acts.inFlight.length;
    expect([count, shown.elsewhere]).toEqual([here, elsewhere]);
    expect(ofAccounts({ view, acts }, null).elsewhere).toBe(0);
  });

  it("has what ended in these accounts alone", () => {
    const acts = [anAct("a", "done"), anAct("b", "failed"), anAct("a", "done", ACCEPT)];
    expect(ofAccounts({ view: NONE, acts }, ["a"]).acts.done).toEqual([acts[0]]);
  });
});
