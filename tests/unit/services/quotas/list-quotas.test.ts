import { describe, expect, it } from "vitest";
import { exportQuotas } from "@/lib/services/quotas/export-quotas";
import { ListQuotasInput, QuotasFileInput } from "@/lib/services/quotas/input";
import { listQuotas } from "@/lib/services/quotas/list-quotas";
import {
  ACCOUNT,
  aContext,
  anAccount,
  aQuota,
  aRegion,
  DENIED,
  NOW,
  read,
  SKY_NAME,
} from "./world";

const SKY = "acme.sky-9-v1:0";
const list = (world: Parameters<typeof aContext>[0], input: object = {}) =>
  listQuotas(aContext(world), ListQuotasInput.parse(input));
const viewOf = async (...args: Parameters<typeof list>) => {
  const result = await list(...args);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const denied = { status: "failed", fault: DENIED, last: null } as const;

describe("what is listed", () => {
  const regions = [
    aRegion("eu-west-1"),
    aRegion("us-east-1", { quotas: denied }),
    aRegion("eu-central-1"),
  ];

  it("one region, chosen when none is named: the first whose quotas were read", async () => {
    const view = await viewOf({ regions });
    expect(view.by).toEqual({ kind: "region", region: "eu-central-1" });
    expect(view.lines.map(({ region }) => region)).toEqual(["eu-central-1"]);
    expect(view.regions.map(({ region }) => region)).toEqual([
      "us-east-1",
      "eu-central-1",
      "eu-west-1",
    ]);
  });

  it("one model over all regions", async () => {
    const view = await viewOf({ regions }, { model: SKY });
    expect(view.lines.map(({ region, applied }) => [region, applied])).toEqual([
      ["eu-central-1", 100],
      ["eu-west-1", 100],
      ["us-east-1", null],
    ]);
  });

  it("limits of another kind stand with the model they name, whatever Region", async () => {
    const name = "Records per batch inference job for Sky 9";
    const batch = aRegion("eu-west-1", {
      quotas: read([aQuota("L-1", SKY_NAME, 100), aQuota("L-9", name, 0)]),
    });
    const view = await viewOf({ regions: [batch] }, { model: SKY });
    expect(view.lines.map(({ modelId, about, measure }) => [modelId, about, measure])).toEqual([
      [SKY, null, "tokens-per-minute"],
      [null, SKY, "batch-records"],
    ]);
  });

  it("what all models of a region share comes first", async () => {
    const name = "Cross-Model Max Tokens Per Day";
    const shared = aRegion("eu-west-1", {
      quotas: read([aQuota("L-1", SKY_NAME, 0), aQuota("L-E3F10727", name, 700_000_000)]),
    });
    const { lines } = await viewOf({ regions: [shared] }, { region: "eu-west-1" });
    expect(lines.map(({ quotaName }) => quotaName)).toEqual([name, SKY_NAME]);
  });

  it("a Region's zeros are those of its models", async () => {
    const zeros = aRegion("eu-west-1", {
      quotas: read([aQuota("L-1", SKY_NAME, 0), aQuota("L-9", "Flows per account", 0)]),
    });
    const { regions } = await viewOf({ regions: [zeros] }, { region: "eu-west-1" });
    expect(regions[0]?.zeros).toBe(1);
  });

  it("values, tie and default stand side by side", async () => {
    const view = await viewOf({ regions }, { region: "eu-west-1" });
    expect(view.lines[0]).toMatchObject({
      quotaCode: "L-1",
      quotaName: SKY_NAME,
      modelId: SKY,
      modelName: "Sky 9",
      scope: "cross-region",
      applied: 100,
      defaultValue: 400,
      required: null,
    });
  });

  it("a denied list keeps the others, with fault and times", async () => {
    const view = await viewOf({ regions }, { region: "us-east-1" });
    const here = view.regions.find(({ region }) => region === "us-east-1");
    expect(here?.applied).toMatchObject({
      status: "failed",
      readAt: null,
      fault: { code: "AccessDeniedException" },
    });
    expect(here?.defaults).toEqual({ status: "read", readAt: NOW - 60_000, fault: null });
    expect(view.lines[0]).toMatchObject({ applied: null, missing: "not-read", defaultValue: 400 });
  });

  it("a model list that fails now unties nothing", async () => {
    const good = aRegion("eu-west-1");
    const { models } = good.facts;
    const last = models.status === "read" ? models : null;
    const facts = { ...good.facts, models: { status: "failed", fault: DENIED, last } as const };
    const view = await viewOf({ regions: [{ ...good, facts }] });
    expect(view.lines[0]?.modelId).toBe(SKY);
  });

  it("what a requirement asks of a route's quota", async () => {
    const requirements = [
      {
        name: "Payments",
        models: ["acme.*"],
        regions: ["eu-west-1"],
        routes: ["eu"],
        tokensPerMinute: 500,
        accounts: null,
      },
      {
        name: "Other",
        models: [SKY],
        regions: null,
        routes: ["global"],
        tokensPerMinute: 9_000,
        accounts: null,
      },
      {
        name: "Elsewhere",
        models: [SKY],
        regions: ["us-east-1"],
        routes: null,
        tokensPerMinute: 9_000,
        accounts: null,
      },
      {
        name: "Not ours",
        models: [SKY],
        regions: null,
        routes: null,
        tokensPerMinute: 9_000,
        accounts: ["staging"],
      },
    ];
    const view = await viewOf({ regions, requirements }, { region: "eu-west-1" });
    expect(view.lines[0]?.required).toBe(500);
    expect(view.regions.map(({ region, required, short }) => [region, required, short])).toEqual([
      ["us-east-1", true, null],
      ["eu-west-1", true, 1],
      ["eu-central-1", false, 0],
    ]);
  });

  it("a Region that is required comes first, and is opened where none is named", async () => {
    const asked = {
      name: "Payments",
      models: [SKY],
      regions: ["eu-west-1"],
      routes: ["eu"],
      tokensPerMinute: 100,
      accounts: null,
    };
    const view = await viewOf({ regions, requirements: [asked] });
    expect(view.by).toEqual({ kind: "region", region: "eu-west-1" });
    expect(view.regions.map(({ region }) => region)).toEqual([
      "eu-west-1",
      "us-east-1",
      "eu-central-1",
    ]);
    expect(view.regions[0]?.short).toBe(0);
  });

  it("nothing read yet is an empty list, not an error", async () => {
    expect(await viewOf({})).toMatchObject({ by: { kind: "nothing" }, regions: [], lines: [] });
  });

  it.each([
    [{ account: "999999999999" }, "UNKNOWN_ACCOUNT"],
    [{ region: "eu-north-1" }, "UNKNOWN_REGION"],
    [{ model: "acme.other" }, "UNKNOWN_MODEL"],
  ])("%j is refused", async (input, code) => {
    expect(await list({ regions }, input)).toMatchObject({ ok: false, error: { code } });
  });

  it.each([
    [{ show: "all" }],
    [{ scope: "global,mars" }],
    [{ unit: "tokens" }],
    [{ q: "x".repeat(201) }],
  ])("%j is no filter", (input) => {
    expect(QuotasFileInput.safeParse(input).success).toBe(false);
  });

  it("filters are read as the page's address spells them", () => {
    expect(
      QuotasFileInput.parse({ show: "zero", scope: "global,on-demand", q: "nova" }),
    ).toMatchObject({
      show: "zero",
      scope: ["global", "on-demand"],
      unit: [],
    });
  });

  it.each([[{ region: "eu-west-1.evil.example" }], [{ model: "../../etc" }], [{ account: "" }]])(
    "%j does not parse",
    (input) => {
      expect(ListQuotasInput.safeParse(input).success).toBe(false);
    },
  );
});

describe("the CSV file", () => {
  const evil = '=HYPERLINK("https://x.example") requests for Sky 9';
  const regions = [
    aRegion("eu-west-1", {
      quotas: {
        status: "read",
        value: [aQuota("L-1", SKY_NAME, null), aQuota("L-2", evil, 7)],
        source: { operation: "op", requestId: null, at: NOW, attempt: 1 },
      },
    }),
  ];
  const file = async (filter: object = {}, maskAccountIds = false) => {
    const result = await exportQuotas(
      aContext({ accounts: [anAccount()], regions, maskAccountIds }),
      QuotasFileInput.parse({ region: "eu-west-1", ...filter }),
    );
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };

  it("what is not known is an empty field with its reason, never 0", async () => {
    const { name, csv } = await file();
    expect(name).toBe("quotas-eu-west-1.csv");
    expect(csv.split("\r\n")[1]).toContain(
      '"tokens-per-minute","","400","","true","not-known","no-value"',
    );
  });

  it("stands on record, with its account and how many rows it has", async () => {
    const onRecord: string[] = [];
    const ctx = aContext({ accounts: [anAccount()], regions, onRecord });
    await exportQuotas(ctx, QuotasFileInput.parse({ region: "eu-west-1" }));
    expect(onRecord.map((text) => JSON.parse(text))).toMatchObject([
      { what: "export.made", on: { subject: "quotas", account: ACCOUNT }, details: { quotas: 2 } },
    ]);
  });

  it("a name that would run as a formula is made inert", async () => {
    expect((await file()).csv).toContain(`"'=HYPERLINK(""https`);
  });

  it("only what the page shows", async () => {
    expect((await file({ q: "hyperlink" })).csv.trim().split("\r\n")).toHaveLength(2);
  });

  it("account ids are hidden where settings say so", async () => {
    expect((await file()).csv).toContain(ACCOUNT);
    expect((await file({}, true)).csv).not.toContain(ACCOUNT);
  });
});
