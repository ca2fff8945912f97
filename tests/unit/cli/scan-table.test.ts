import { describe, expect, it } from "vitest";
import { toScanTable } from "@/lib/cli/scan-table";
import type { Readiness, ReadinessCell } from "@/lib/contracts/readiness";
import { countRegions } from "@/lib/domain/grid/region-counts";
import { catalogueOf, namingLists } from "@/lib/domain/judge/models";
import type { FoldedFor } from "@/lib/domain/requirement/folded-regions";
import { aModel, aRegion, readAt } from "@/tests/support/build-facts";

const ACCOUNT = "111122223333";
const REELS = ["amazon.nova-reel-v1:0", "amazon.nova-reel-v1:1"];
const catalogue = catalogueOf(
  [
    aRegion({
      models: readAt([
        ...REELS.map((modelId) => aModel(modelId, { modelName: "Nova Reel" })),
        aModel("amazon.nova-lite-v1:0", { modelName: "Nova Lite" }),
      ]),
      profiles: readAt([]),
    }),
  ].map(namingLists),
);

const aCell = (over: Partial<ReadinessCell> & { message?: string } = {}): ReadinessCell => {
  const { message = "It ended here.", ...rest } = over;
  return {
    accountId: ACCOUNT,
    region: "us-east-1",
    modelId: "amazon.nova-lite-v1:0",
    state: "blocked",
    code: "ModelEndOfLife",
    cause: "model-end-of-life",
    routes: [],
    closedRoutes: [],
    findings: [{ code: "ModelEndOfLife", cause: null, severity: "block", owner: "wait", message }],
    ...rest,
  };
};

function table(cells: readonly ReadinessCell[], folded: Readonly<Record<string, FoldedFor>> = {}) {
  const names = [...new Set([...cells.map(({ region }) => region), ...Object.keys(folded)])];
  const readiness: Readiness = {
    schemaVersion: 1,
    startedAt: null,
    finishedAt: null,
    complete: true,
    accounts: [{ accountId: ACCOUNT, name: null, fault: null }],
    regions: names.map((region) => ({
      accountId: ACCOUNT,
      region,
      status: folded[region] === "off" ? "DISABLED" : "ENABLED_BY_DEFAULT",
      fault: null,
    })),
    cells,
    quotas: [],
    stats: null,
  };
  const counts = countRegions(names.map((name) => folded[name] ?? "read"));
  return toScanTable(readiness, {
    catalogue,
    counts,
    foldedFor: ({ region }) => folded[region] ?? null,
  });
}

describe("a line stands for several Regions only with what is true of all", () => {
  it("says what each of them says, once", () => {
    const text = table([aCell(), aCell({ region: "us-east-2" })]);
    expect(text.match(/It ended here\./g)).toHaveLength(1);
    expect(text).toContain("us-east-1, us-east-2");
  });

  it("never what names one of them", () => {
    const message = "It ended in us-east-1. Move on.";
    const text = table([aCell({ message }), aCell({ region: "us-east-2", message })]);
    expect(text).not.toContain("It ended in us-east-1");
    expect(table([aCell({ message })])).toContain(message);
  });

  it("nor what the catalogue says to callers, where the scan's own call failed", () => {
    const unread = { state: "unknown", code: "NetworkError", cause: "client-timeout" } as const;
    const text = table(
      ["us-east-1", "us-east-2"].map((region) =>
        aCell({ ...unread, region, message: `No answer within 12 s from ${region}` }),
      ),
    );
    expect(text).toMatch(/NetworkError +No answer in time\./);
    expect(text).not.toMatch(/The client ended the call/);
  });

  it("nor what differs between them", () => {
    const text = table([
      aCell({ message: "One reason." }),
      aCell({ region: "us-east-2", message: "Another reason." }),
    ]);
    expect(text).not.toMatch(/One reason|Another reason/);
  });
});

it("rows of one name are told apart by their ids; others go by their name alone", () => {
  const ready = { state: "ready", code: null, cause: null, routes: ["us"] } as const;
  const text = table([
    ...REELS.map((modelId) => aCell({ modelId, ...ready })),
    aCell({ ...ready }),
  ]);
  for (const modelId of REELS) expect(text).toContain(`Nova Reel (${modelId})`);
  expect(text).toMatch(/Nova Lite {2}/);
  expect(text).not.toContain("nova-lite");
});

describe("Regions that are folded away", () => {
  const off = aCell({ region: "af-south-1", code: "RegionDisabled", cause: null });

  it("are in no line and no count, and are told of in one line", () => {
    const text = table([aCell(), off], { "af-south-1": "off", "ap-east-1": "off" });
    expect(text).not.toContain("RegionDisabled");
    expect(text).toContain("1 blocked");
    expect(text).toContain("1 of 1 Region that is on was read.");
    expect(text).toContain("2 Regions are off and left out here; --format json has the cells.");
  });

  it("stand in the table where they are wanted", () => {
    const text = table([aCell(), off]);
    expect(text).toContain("RegionDisabled");
    expect(text).toContain("2 blocked");
    expect(text).not.toContain("left out");
  });

  it("without an endpoint have a line of their own", () => {
    expect(table([aCell()], { "mx-central-1": "no-endpoint" })).toContain(
      "1 Region without a Bedrock endpoint left out here",
    );
  });
});

it("figures have separators", () => {
  const cells = Array.from({ length: 1_200 }, (_, at) => aCell({ region: `r-${at}` }));
  expect(table(cells)).toMatch(/1,200 Regions[\s\S]*1,200 blocked/);
});
