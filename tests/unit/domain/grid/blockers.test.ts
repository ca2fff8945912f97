import { describe, expect, it } from "vitest";
import { buildBase } from "@/lib/domain/grid/base";
import { blockerDetail, blockerTitle } from "@/lib/domain/grid/blocker-words";
import { blockersIn } from "@/lib/domain/grid/blockers";
import { changesBetween } from "@/lib/domain/grid/changes";
import { type Filters, NO_FILTERS } from "@/lib/domain/grid/filters";
import type { GridScope } from "@/lib/domain/grid/scope";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { ACCOUNT, aColumn, aSnapshot, OWN } from "@/tests/support/a-snapshot";

const MODELS = ["anthropic.a", "anthropic.b", "amazon.c"];
const snapshot = aSnapshot(MODELS, {
  "us-east-1": ["payment", "ready", "inactive"],
  "eu-west-1": ["payment", "pending", "inactive"],
  "eu-south-1": ["form", "form", "ready"],
  "ap-south-1": ["timeout", "timeout", "timeout"],
});

const wayOf = (given: MatrixSnapshot, filters: Partial<Filters> = {}, scope: GridScope = OWN) =>
  blockersIn(given, {
    base: buildBase(given, { scope }),
    filters: { ...NO_FILTERS, ...filters },
  });

describe("In the way", () => {
  const way = wayOf(snapshot);
  const lines = way.groups.flatMap((group) =>
    group.lines.map((line) => [group.owner, blockerTitle(line), line.cells, blockerDetail(line)]),
  );

  it("names every cause once, by who can remove it, with its cells", () => {
    expect(lines).toEqual([
      ["account-admin", "No agreement yet", 2, "c. Accept its offer, then up to 15 min."],
      [
        "account-admin",
        "Use case form missing in eu-south-1",
        2,
        "One form for a and b, within 15 min.",
      ],
      ["network", "ap-south-1 could not be read", 3, "Timed out. Read again with the next scan."],
      ["billing", "Payment method refused", 2, "a. Waiting will not help."],
      ["wait", "Agreement being created", 1, "b, eu-west-1. AWS allows itself 15 min."],
    ]);
    expect(way).toMatchObject({ causes: 5, cells: 10 });
  });

  it("says when what is unknown was last known", () => {
    const unknown = way.groups.find((group) => group.owner === "network")?.lines[0];
    expect(unknown?.lastKnownAt).toBe(snapshot.serverNow - 38 * 60_000);
  });

  it("puts a failed reading under nobody's name when no person has to act", () => {
    const kinds = snapshot.kinds.map((kind) =>
      kind.code === "NetworkError" ? { ...kind, owner: "application-code" as const } : kind,
    );
    const owners = wayOf({ ...snapshot, kinds }).groups.map((group) => group.owner);
    expect(owners).toEqual(["account-admin", "billing", "wait", null]);
  });

  it("leaves Regions without an endpoint out", () => {
    const columns = snapshot.columns.map((column) => ({
      ...column,
      noEndpoint: column.region === "ap-south-1",
    }));
    expect(wayOf({ ...snapshot, columns }).causes).toBe(4);
  });

  it("is empty for another account", () => {
    expect(wayOf(snapshot, {}, { by: "models", accounts: ["999900001111"] })).toEqual({
      required: [],
      groups: [],
      causes: 0,
      cells: 0,
    });
  });
});

describe("what changed between two answers", () => {
  const before = aSnapshot(["amazon.a", "amazon.b"], {
    "us-east-1": ["pending", "unread"],
    "eu-west-1": ["ready", "ready"],
  });
  const with_ = (region: string, cells: Parameters<typeof aColumn>[1]) => ({
    ...before,
    columns: before.columns.map((column) =>
      column.region === region ? aColumn(region, cells) : column,
    ),
  });

  it("tells a cell whose state changed", () => {
    const changes = changesBetween(before, {
      after: with_("us-east-1", ["ready", "unread"]),
      accounts: [ACCOUNT],
    });
    expect(changes).toMatchObject([{ region: "us-east-1", modelId: "amazon.a", state: "ready" }]);
  });

  it("does not tell a first reading", () => {
    expect(
      changesBetween(before, {
        after: with_("us-east-1", ["pending", "ready"]),
        accounts: [ACCOUNT],
      }),
    ).toEqual([]);
  });

  it("does not tell what another account sees", () => {
    expect(
      changesBetween(before, { after: with_("us-east-1", ["ready", "ready"]), accounts: ["x"] }),
    ).toEqual([]);
  });

  it("finds a cell by its model when the rows moved", () => {
    const moved = aSnapshot(["amazon.new", "amazon.a", "amazon.b"], {
      "us-east-1": ["ready", "pending", "ready"],
      "eu-west-1": ["ready", "ready", "payment"],
    });
    expect(
      changesBetween(before, { after: moved, accounts: [ACCOUNT] }).map(
        (c) => `${c.modelId} ${c.region} ${c.state}`,
      ),
    ).toEqual(["amazon.b eu-west-1 blocked"]);
  });
});
