import { afterEach, describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/domain/time";
import { ChangesQuery, readChanges } from "@/lib/services/changes/read-changes";
import { exportView } from "@/lib/services/exports/export-cells";
import { ExportQuery } from "@/lib/services/exports/export-query";
import type { HistoryRow } from "@/lib/services/ports/history";
import { joined } from "@/tests/support/joined";
import { ACCOUNT, aRegionFacts, aStore, NOW, type ReviewContext, SKY, TIMEOUT } from "./store";

let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

async function given(...args: Parameters<typeof aStore>): Promise<ReviewContext> {
  const store = await aStore(...args);
  close = store.close;
  return store.ctx;
}

const row = (over: Partial<HistoryRow>): HistoryRow => ({
  account: ACCOUNT,
  region: "eu-west-1",
  modelId: SKY,
  at: NOW - HOUR_MS,
  state: "ready",
  code: null,
  scanId: "two",
  ...over,
});
const inFlight = row({
  at: NOW - 20 * DAY_MS,
  state: "pending",
  code: "MPAgreementPending",
  scanId: "one",
});
const feed = (ctx: ReviewContext, query: object = {}) =>
  readChanges(ctx, ChangesQuery.parse(query));

describe("the feed of changes", () => {
  it("tells a change from what was known long before the window", async () => {
    const ctx = await given({ regions: { "eu-west-1": aRegionFacts() } });
    await ctx.stores.history.append([inFlight, row({})]);
    const view = await feed(ctx);
    expect(view.groups[0]?.lines).toMatchObject([{ kind: "ready", from: "pending", cells: 1 }]);
    expect(view.names[SKY]).toBe("Sky 9");
  });

  it("sees through a time in which the cell was unknown", async () => {
    const ctx = await given({ regions: { "eu-west-1": aRegionFacts() } });
    const unread = row({ at: NOW - 2 * HOUR_MS, state: "unknown", code: "NetworkError" });
    await ctx.stores.history.append([
      row({ at: NOW - 20 * DAY_MS, scanId: "one" }),
      unread,
      row({}),
    ]);
    expect((await feed(ctx)).counts).toEqual({ not_checked: 1 });
  });

  it("keeps its counts whole under a filter", async () => {
    const ctx = await given({ regions: { "eu-west-1": aRegionFacts() } });
    await ctx.stores.history.append([inFlight, row({})]);
    const view = await feed(ctx, { kind: "blocked" });
    expect(view).toMatchObject({ groups: [], counts: { ready: 1 } });
  });

  it.each([{ days: "0" }, { days: "91" }, { kind: "renamed" }])("refuses %o", (query) => {
    expect(ChangesQuery.safeParse(query).success).toBe(false);
  });
});

describe("an export of the view", () => {
  const failed = { status: "failed", fault: TIMEOUT, last: null } as const;
  const regions = { "eu-west-1": aRegionFacts(), "us-east-1": aRegionFacts({ models: failed }) };
  const cells = async (query: object) => {
    const ctx = await given({ regions });
    const file = await exportView(ctx, ExportQuery.parse({ format: "json", ...query }));
    return JSON.parse(await joined(file.text)).cells.map(
      (cell: { region: string; state: string }) => [cell.region, cell.state],
    );
  };
  it.each<[string, object, readonly (readonly string[])[]]>([
    [
      "everything",
      {},
      [
        ["eu-west-1", "ready"],
        ["us-east-1", "unknown"],
      ],
    ],
    ["one state", { state: "unknown" }, [["us-east-1", "unknown"]]],
    ["one geography", { geography: "Europe" }, [["eu-west-1", "ready"]]],
    ["what is required", { required: "true" }, [["eu-west-1", "ready"]]],
    [
      "words of the name and provider",
      { q: "ACME sky" },
      [
        ["eu-west-1", "ready"],
        ["us-east-1", "unknown"],
      ],
    ],
    ["words that fit nothing", { q: "sky 10" }, []],
    ["a route", { route: "on-demand,global" }, [["eu-west-1", "ready"]]],
    ["a cause", { cause: "unknown.NetworkError.network-unreachable" }, [["us-east-1", "unknown"]]],
    ["another account", { account: "999988887777" }, []],
  ])("of %s", async (_name, query, expected) => {
    const found = await cells(query);
    expect(found.sort()).toEqual(expected);
  });

  it("hides account ids when the query says so", async () => {
    const ctx = await given({ regions });
    const file = await exportView(ctx, ExportQuery.parse({ mask: "1" }));
    expect(await joined(file.text)).not.toContain(ACCOUNT);
    expect(file.name).toBe("bedrock-readiness-2026-11-22.csv");
  });
});
