import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { readRecorded } from "@/lib/stand-in/recorded/folder";
import { recordedWorld } from "@/lib/stand-in/recorded/world";
import {
  AVAILABLE,
  aProfileOf,
  aServiceQuota,
  aSummary,
  type RecordedFiles,
  writeRecorded,
} from "@/tests/support/recorded-folder";
import { aBench, type Bench } from "@/tests/support/stand-in";

const folders: string[] = [];
function aFolder(files: RecordedFiles): string {
  const folder = mkdtempSync(path.join(tmpdir(), "recorded-"));
  folders.push(folder);
  writeRecorded(folder, files);
  return folder;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const manyQuotas = Array.from({ length: 250 }, (_, at) =>
  aServiceQuota(`L-${at}`, `Flows of kind ${at} per account`, at + 1),
);
const SKY = "acme.sky-9-v1:0";
const ACCOUNT: RecordedFiles = {
  "get-caller-identity.json": { Account: "222233334444", Arn: "arn:aws:iam::222233334444:user/x" },
  "list-regions.json": {
    Regions: [
      { RegionName: "us-east-1", RegionOptStatus: "ENABLED_BY_DEFAULT" },
      { RegionName: "eu-west-1", RegionOptStatus: "ENABLED_BY_DEFAULT" },
      { RegionName: "af-south-1", RegionOptStatus: "DISABLED" },
    ],
  },
  "us-east-1/list-foundation-models.json": {
    modelSummaries: [aSummary(SKY, "Sky 9"), aSummary("acme.sea-v2:0:8k", "Sea")],
  },
  "us-east-1/list-inference-profiles.json": {
    inferenceProfileSummaries: [
      aProfileOf("us.acme.river-1-v1:0", "US Acme River 1", "acme.river-1-v1:0"),
      aProfileOf("us.shapeless", "US Shapeless", "elsewhere"),
      aProfileOf("us.", "US", "elsewhere"),
    ],
  },
  "us-east-1/list-service-quotas.json": {
    Quotas: [
      ...manyQuotas,
      aServiceQuota("L-SKY", "On-demand model inference tokens per minute for Sky 9 V1", 0),
      aServiceQuota(
        "L-RIVER",
        "Cross-region model inference tokens per minute for Acme River 1",
        9,
      ),
    ],
  },
  "us-east-1/list-requested-service-quota-change-history.json": {
    RequestedQuotas: [
      {
        Id: "r1",
        QuotaCode: "L-SKY",
        DesiredValue: 5,
        Status: "PENDING",
        Created: "2026-09-01T10:00:00+00:00",
      },
    ],
  },
  "us-east-1/list-provisioned-model-throughputs.json": { provisionedModelSummaries: [] },
  "us-east-1/search-agreements.json": { agreementViewSummaries: [] },
  "us-east-1/get-use-case-for-model-access.json": { present: true },
  "us-east-1/get-foundation-model-availability/acme.sky-9-v1_0.json": AVAILABLE,
  "us-east-1/get-foundation-model-availability/acme.river-1-v1_0.json": AVAILABLE,
};

function recordedFrom(files: RecordedFiles) {
  const read = readRecorded(aFolder(files));
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.recorded;
}

describe("an account as it was recorded", () => {
  let bench: Bench;
  let ran: Awaited<ReturnType<Bench["read"]>>;
  beforeAll(async () => {
    bench = await aBench({ world: recordedWorld(recordedFrom(ACCOUNT)) });
    ran = await bench.read(["--no-store"]);
  });
  afterAll(() => bench.close());
  const cell = (region: string, modelId: string) =>
    ran.readiness.cells.find((one) => one.region === region && one.modelId === modelId);

  it("is judged as the real one would be", () => {
    expect(ran.readiness.accounts[0]?.accountId).toBe("222233334444");
    expect(cell("us-east-1", SKY)).toMatchObject({ state: "blocked", code: "ThrottlingException" });
    expect(cell("us-east-1", "acme.river-1-v1:0")).toMatchObject({
      state: "ready",
      routes: ["us"],
    });
    expect(cell("af-south-1", SKY)).toMatchObject({ state: "blocked", code: "RegionDisabled" });
  });

  it("gives every page of a list", () => {
    expect(ran.readiness.quotas).toHaveLength(manyQuotas.length + 2);
  });

  it("makes no row of a profile whose id has no known shape, and one of an orphan variant", () => {
    expect([...new Set(ran.readiness.cells.map(({ modelId }) => modelId))]).toEqual([
      "acme.river-1-v1:0",
      "acme.sea-v2:0",
      SKY,
    ]);
  });

  it("refuses what was not recorded, so that it is not known, and never a no", () => {
    expect(cell("eu-west-1", SKY)).toMatchObject({
      state: "unknown",
      code: "AccessDeniedException",
    });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("no answer to it was recorded");
    expect(ran.err).not.toContain("GetUseCaseForModelAccess");
  });
});

describe("a folder that can't be read is told file by file", () => {
  it.each<[string, RecordedFiles, RegExp]>([
    ["no Region in it", { "notes.json": {} }, /no folder of a Region/],
    [
      "not JSON",
      { "us-east-1/list-foundation-models.json": "<html>" },
      /list-foundation-models\.json: is not JSON; record it with --output json/,
    ],
    [
      "another answer",
      { "us-east-1/list-service-quotas.json": { modelSummaries: [] } },
      /list-service-quotas\.json: Quotas: /,
    ],
    [
      "an account id that is none",
      {
        "get-caller-identity.json": { Account: "x" },
        "us-east-1/search-agreements.json": { agreementViewSummaries: [] },
      },
      /get-caller-identity\.json: Account: /,
    ],
    [
      "a Region state that is not known",
      {
        "list-regions.json": { Regions: [{ RegionName: "us-east-1", RegionOptStatus: "PAUSED" }] },
        "us-east-1/search-agreements.json": { agreementViewSummaries: [] },
      },
      /list-regions\.json: Regions\.0\.RegionOptStatus: /,
    ],
  ])("%s", (_name, files, expected) => {
    const read = readRecorded(aFolder(files));
    expect(read.ok ? "" : read.problems.join("\n")).toMatch(expected);
  });

  it("nor a folder that is not there", () => {
    expect(readRecorded("/nowhere/at/all")).toEqual({
      ok: false,
      problems: ["/nowhere/at/all is no folder"],
    });
  });
});

it.each([
  [true, "present"],
  [false, "missing"],
])("the form is there as it was recorded: %s", (present, form) => {
  const file = { "us-west-2/get-use-case-for-model-access.json": { present } };
  expect(recordedWorld(recordedFrom(file)).accounts[0]?.form.default).toBe(form);
});

it("without a list of Regions the default ones and the recorded ones are on", () => {
  const { accounts } = recordedWorld(
    recordedFrom({ "ap-east-2/list-foundation-models.json": { modelSummaries: [] } }),
  );
  const names = accounts[0]?.regions.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["us-east-1", "eu-west-1", "ap-east-2"]));
});
