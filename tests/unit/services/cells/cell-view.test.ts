import { afterEach, describe, expect, it } from "vitest";
import type { RegionFacts } from "@/lib/domain/facts/facts";
import { DAY_MS } from "@/lib/domain/time";
import { readCell } from "@/lib/services/cells/cell-view";
import {
  ACCOUNT,
  aRegionFacts,
  aStore,
  availability,
  NOW,
  read,
  SKY,
  TIMEOUT,
} from "@/tests/unit/services/review/store";

const SKY_10 = "acme.sky-10-v1:0";
let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

async function cellOf(facts: RegionFacts) {
  const store = await aStore({ regions: { "eu-west-1": facts } });
  close = store.close;
  const cell = await readCell(store.ctx, { account: ACCOUNT, region: "eu-west-1", modelId: SKY });
  if (!cell.ok) throw new Error(cell.error.message);
  return cell.value;
}

const listed = (modelId: string, name: string, endsInDays: number | null) => ({
  ...{ modelId, modelName: name, providerName: "Acme", inferenceTypes: ["ON_DEMAND"] },
  ...{ inputModalities: [], outputModalities: [] },
  lifecycle: {
    status: endsInDays === null ? "ACTIVE" : "LEGACY",
    ...{ startOfLifeAt: null, legacyAt: null, publicExtendedAccessAt: null },
    endOfLifeAt: endsInDays === null ? null : NOW + endsInDays * DAY_MS,
  },
});

describe("a cell's advice", () => {
  it("of a reading that failed is about the reading, says when it is tried again, and quotes what was answered", async () => {
    const fault = { ...TIMEOUT, operation: "GetFoundationModelAvailability" };
    const failed = { status: "failed", fault, last: null } as const;
    const cell = await cellOf(aRegionFacts({ availability: { [SKY]: failed } }));
    expect(cell).toMatchObject({
      state: "unknown",
      quote: TIMEOUT.message,
      opens: null,
      fix: { primary: null, command: null, takes: null, docs: null },
    });
    expect(cell.sentence).toMatch(/^Not known: the scan could not read the model’s availability/);
    expect(cell.fix?.steps[0]?.text).toMatch(
      /^Nothing has to be done yet\. The next scan reads it/,
    );
  });

  it("of routes that were refused names the call that was, and no other", async () => {
    const operation = "ListProvisionedModelThroughputs";
    const fault = { ...TIMEOUT, code: "AccessDeniedException", cause: null, operation } as const;
    const cell = await cellOf(
      aRegionFacts({
        models: read([{ ...listed(SKY, "Sky 9", null), inferenceTypes: ["PROVISIONED"] }]),
        profiles: read([]),
        provisioned: { status: "failed", fault, last: null },
      }),
    );
    expect(cell).toMatchObject({ state: "unknown", quote: TIMEOUT.message });
    expect(cell.sentence).toContain(`may not call ${operation} in eu-west-1`);
    expect(cell.fix?.steps[0]?.text).toContain(`bedrock:${operation}.`);
  });

  it("of a value that is not documented says so in our own words, and quotes nobody", async () => {
    const cell = await cellOf(
      aRegionFacts({
        models: read([listed(SKY, "Sky 9", null)]),
        availability: { [SKY]: availability({ agreement: "PERHAPS" }) },
      }),
    );
    expect(cell).toMatchObject({ state: "unknown", quote: null });
    expect(cell.sentence).toMatch(
      /^Not known: AWS answered.* AWS answered agreementAvailability PERHAPS, which is not documented\.$/,
    );
  });

  it("of a model that ends soon offers no agreement, and names the ready one to use instead", async () => {
    const cell = await cellOf(
      aRegionFacts({
        models: read([listed(SKY, "Sky 9", 4), listed(SKY_10, "Sky 10", null)]),
        profiles: read([]),
        availability: {
          [SKY]: availability({ agreement: "NOT_AVAILABLE", entitlement: "NOT_AVAILABLE" }),
          [SKY_10]: availability(),
        },
      }),
    );
    expect(cell).toMatchObject({ state: "inactive", fix: { primary: null, command: null } });
    expect(cell.fix?.steps[0]?.text).toBe("Use Sky 10: it is ready in eu-west-1.");
    expect(cell.warnings).toEqual([expect.stringMatching(/4 days.* Sky 10 is ready here\.$/)]);
  });

  it("of a ready one that ends soon stands beside the answer", async () => {
    const cell = await cellOf(
      aRegionFacts({ models: read([listed(SKY, "Sky 9", 47)]), profiles: read([]) }),
    );
    expect(cell.state).toBe("ready");
    expect(cell.warnings).toEqual([expect.stringMatching(/47 days/)]);
  });
});
