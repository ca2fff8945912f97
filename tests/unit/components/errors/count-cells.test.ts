import { describe, expect, it } from "vitest";
import { countCells } from "@/components/errors/count-cells";
import type { CellKind, MatrixColumn, MatrixSnapshot } from "@/lib/domain/grid/snapshot";

const kind = (over: Partial<CellKind>): CellKind => ({
  state: "blocked",
  code: "MPAgreementFailed",
  cause: null,
  title: "x",
  owner: "billing",
  routes: [],
  closedRoutes: [],
  noted: false,
  legacy: false,
  weighty: false,
  lastKnown: null,
  ...over,
});

const column = (over: Partial<MatrixColumn>): MatrixColumn => ({
  account: "a",
  region: "eu-west-1",
  status: null,
  fault: null,
  noEndpoint: false,
  readAt: null,
  attemptedAt: null,
  cells: [],
  ...over,
});

const SNAPSHOT: MatrixSnapshot = {
  version: "1",
  serverNow: 0,
  buildId: "b",
  scanIntervalMs: 1,
  complete: true,
  finishedAt: null,
  scan: null,
  accounts: [],
  models: [],
  regions: [],
  kinds: [
    kind({ cause: "payment-instrument-invalid" }),
    kind({ cause: "marketplace-agreement-missing" }),
    kind({ state: "ready", code: null }),
    kind({ state: "inactive", code: "AgreementNotCreated" }),
  ],
  columns: [
    column({ cells: [0, 0, 1, 2] }),
    column({ account: "b", cells: [3, 3, 3, 3] }),
    column({ region: "ap-east-1", noEndpoint: true, cells: [0, 0, 0, 0] }),
  ],
  requirements: [],
  configuredRegions: null,
  pendingCount: 0,
  storeProblem: null,
  intervalProblem: null,
};

describe("how many cells have a code now", () => {
  it("adds up its causes; with several, the link narrows to the code", () => {
    expect(countCells(SNAPSHOT, ["a"]).get("MPAgreementFailed")).toEqual([
      { state: "blocked", cells: 3, filter: { cause: "blocked.MPAgreementFailed.*" } },
    ]);
  });

  it("leads to the one cause where there is one", () => {
    const [count] = countCells(SNAPSHOT, ["a", "b"]).get("AgreementNotCreated") ?? [];
    expect(count).toMatchObject({
      state: "inactive",
      cells: 4,
      filter: { cause: expect.any(String) },
    });
  });

  it("counts only the account on screen, and no Region without Bedrock", () => {
    expect(countCells(SNAPSHOT, ["b"]).has("MPAgreementFailed")).toBe(false);
    expect(countCells(SNAPSHOT, ["a", "b"]).get("MPAgreementFailed")?.[0]?.cells).toBe(3);
  });
});
