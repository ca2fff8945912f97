import { describe, expect, it } from "vitest";
import { filterChanges, groupChanges } from "@/lib/domain/changes/feed";
import { toRss } from "@/lib/domain/changes/rss";
import type { Change, ChangeScan } from "@/lib/domain/changes/types";
import { describeLine } from "@/lib/domain/changes/words";
import { MINUTE_MS } from "@/lib/domain/time";

const T0 = Date.UTC(2026, 10, 22);

function aChange(over: Partial<Change> = {}): Change {
  return {
    kind: "ready",
    at: T0,
    scanId: "one",
    account: "111122223333",
    region: "eu-west-1",
    modelId: "anthropic.claude-sonnet-4-6",
    from: "pending",
    to: "ready",
    code: null,
    times: 1,
    ...over,
  };
}

const scan = (scanId: string, startedAt: number): ChangeScan => ({
  scanId,
  startedAt,
  finishedAt: startedAt + 5_000,
  complete: true,
  problem: null,
  trigger: "schedule",
});

describe("changes by scan", () => {
  it("come newest scan first", () => {
    const groups = groupChanges(
      [aChange(), aChange({ scanId: "two", at: T0 + MINUTE_MS })],
      [scan("one", T0), scan("two", T0 + MINUTE_MS)],
    );
    expect(groups.map(({ id, scan: of }) => [id, of?.startedAt])).toEqual([
      ["two", T0 + MINUTE_MS],
      ["one", T0],
    ]);
  });

  it("keep what was seen between scans apart", () => {
    const [group] = groupChanges([aChange({ scanId: null })], []);
    expect(group).toMatchObject({ scan: null, at: T0 });
  });

  it("fold one model over its regions", () => {
    const [group] = groupChanges([aChange(), aChange({ region: "eu-west-3" })], []);
    expect(group?.lines).toMatchObject([{ regions: ["eu-west-1", "eu-west-3"], cells: 2 }]);
  });

  it("fold the models of one region", () => {
    const [group] = groupChanges([aChange(), aChange({ modelId: "b" })], []);
    expect(group?.lines).toMatchObject([{ regions: ["eu-west-1"], cells: 2 }]);
    expect(group?.lines[0]?.modelIds).toHaveLength(2);
  });

  it.each<[string, Partial<Change>]>([
    ["another account", { account: "444455556666" }],
    ["another code", { kind: "blocked", code: "NotAuthorized" }],
    ["another state before", { from: "blocked" }],
  ])("keep %s apart", (_name, over) => {
    const [group] = groupChanges([aChange(), aChange({ ...over, region: "eu-west-3" })], []);
    expect(group?.lines).toHaveLength(2);
  });

  it("give every line an id of its own", () => {
    const [group] = groupChanges(
      [
        aChange(),
        aChange({ modelId: "b", region: "eu-west-3" }),
        aChange({ modelId: "c", kind: "blocked" }),
      ],
      [],
    );
    expect(new Set(group?.lines.map(({ id }) => id)).size).toBe(3);
  });

  it("fold a first reading into one line that claims no state", () => {
    const changes = [
      aChange({ kind: "first_read", from: null }),
      aChange({
        kind: "first_read",
        from: null,
        to: "blocked",
        code: "NotAuthorized",
        modelId: "b",
      }),
    ];
    expect(groupChanges(changes, [])[0]?.lines).toMatchObject([{ to: null, code: null, cells: 2 }]);
  });

  it("fold a Region that was enabled into one line, whatever its models became", () => {
    const on = { kind: "region_on", from: "pending" } as const;
    const changes = [
      aChange(on),
      aChange({ ...on, modelId: "b", to: "blocked", code: "NotAuthorized" }),
      aChange({ ...on, modelId: "c", from: "blocked" }),
    ];
    const [group] = groupChanges(changes, []);
    expect(group?.lines).toMatchObject([
      { regions: ["eu-west-1"], cells: 3, from: null, to: null },
    ]);
    expect(group?.lines.map((line) => describeLine(line, (id) => id))).toEqual([
      "eu-west-1 was enabled.",
    ]);
  });

  it("fold regions that could not be read for the same reason into one line", () => {
    const unread = { kind: "not_checked", to: "unknown", code: "NetworkError" } as const;
    const changes = [
      aChange(unread),
      aChange({ ...unread, region: "eu-west-3" }),
      aChange({ ...unread, region: "eu-west-3", modelId: "b" }),
    ];
    expect(groupChanges(changes, [])[0]?.lines).toMatchObject([
      { regions: ["eu-west-1", "eu-west-3"], cells: 3 },
    ]);
  });

  it("fold a region that could not be read into one line", () => {
    const unread = { kind: "not_checked", to: "unknown", code: "NetworkError" } as const;
    const changes = [
      aChange({ ...unread, from: "ready" }),
      aChange({ ...unread, from: "blocked", modelId: "b" }),
    ];
    expect(groupChanges(changes, [])[0]?.lines).toMatchObject([{ kind: "not_checked", cells: 2 }]);
  });
});

describe("a filter", () => {
  const all = { kinds: null, accounts: null, region: null, model: null };
  const changes = [
    aChange(),
    aChange({ kind: "blocked", region: "us-east-1", account: "444455556666" }),
  ];
  it.each([
    ["of nothing keeps all", all, 2],
    ["by kind", { ...all, kinds: ["blocked" as const] }, 1],
    ["by account", { ...all, accounts: ["444455556666"] }, 1],
    ["by several accounts", { ...all, accounts: ["444455556666", aChange().account] }, 2],
    ["by region", { ...all, region: "eu-west-1" }, 1],
    ["by part of a model id in any case", { ...all, model: "SONNET" }, 2],
    ["by a model that did not change", { ...all, model: "opus" }, 0],
  ])("%s", (_name, filter, expected) => {
    expect(filterChanges(changes, filter)).toHaveLength(expected);
  });
});

describe("what a line says", () => {
  const SONNET = aChange().modelId;
  const line = (over: Partial<Change>, regions = ["eu-west-1"], models = [SONNET]) => {
    const found = groupChanges(
      regions.flatMap((region) => models.map((modelId) => aChange({ ...over, region, modelId }))),
      [],
    )[0]?.lines[0];
    if (!found) throw new Error("no line");
    return describeLine(found, (id) => (id === SONNET ? "Claude Sonnet 4.6" : id));
  };
  it.each<[string, string, string]>([
    ["ready", line({}), "Claude Sonnet 4.6: ready in eu-west-1. It was pending."],
    [
      "of two models what they were",
      line({}, ["eu-west-1"], [SONNET, "Nova Pro"]),
      "Nova Pro, Claude Sonnet 4.6: ready in eu-west-1. They were pending.",
    ],
    [
      "what it was is not said where it is that still",
      line({ kind: "pending", from: "pending", to: "pending", code: "MPAgreementPending" }),
      "Claude Sonnet 4.6: pending in eu-west-1 (MPAgreementPending).",
    ],
    [
      "Regions that went off",
      line({ kind: "region_off", to: "blocked" }, ["a", "b"]),
      "a, b were switched off.",
    ],
    [
      "a Region on its way",
      line({ kind: "region_enabling", to: "pending" }),
      "eu-west-1 is being enabled.",
    ],
    [
      "blocked, with the code",
      line({ kind: "blocked", from: "ready", to: "blocked", code: "NotAuthorized" }),
      "Claude Sonnet 4.6: blocked in eu-west-1 (NotAuthorized). It was ready.",
    ],
    [
      "many regions",
      line({ kind: "withdrawn", to: "not_offered" }, ["a", "b", "c", "d"]),
      "Claude Sonnet 4.6: no longer offered in a, b and 2 more Regions. It was pending.",
    ],
    [
      "not checked",
      line({ kind: "not_checked", to: "unknown", code: "NetworkError" }),
      "eu-west-1: 1 cell not checked (NetworkError).",
    ],
    [
      "to and fro",
      line({ kind: "flapping", times: 4 }),
      "Claude Sonnet 4.6: went to and fro in eu-west-1, 4 changes, ready now.",
    ],
  ])("%s", (_name, text, expected) => {
    expect(text).toBe(expected);
  });
});

describe("the RSS feed", () => {
  it("escapes what it carries and leaves out what XML can't hold", () => {
    const rss = toRss({
      title: "Changes",
      description: "d",
      link: "http://localhost:3000/changes?a=1&b=2",
      self: "http://localhost:3000/api/changes?format=rss",
      items: [
        {
          id: "a|b",
          title: "<b>\u0001&",
          at: T0,
          link: "http://localhost:3000/",
          category: "ready",
        },
      ],
    });
    expect(rss).toContain("<title>&lt;b&gt;&amp;</title>");
    expect(rss).toContain("?a=1&amp;b=2");
    expect(rss).toContain("<pubDate>Sun, 22 Nov 2026 00:00:00 GMT</pubDate>");
  });
});
