import { describe, expect, it } from "vitest";
import { stillMissing } from "@/lib/domain/acts/missing";
import { type ActCell, offeredAt } from "@/lib/domain/acts/read";
import type { Finding } from "@/lib/domain/verdict";

const aFinding = (given: Partial<Finding> & Pick<Finding, "gate" | "severity">): Finding => ({
  code: null,
  cause: null,
  owner: "wait",
  message: "",
  ...given,
});
const NO_AGREEMENT = aFinding({ gate: "agreement", severity: "warn", code: "AgreementNotCreated" });
const QUOTA_ZERO = aFinding({
  gate: "quota",
  severity: "block",
  code: "ThrottlingException",
  cause: "quota-zero",
});
const NO_FORM = aFinding({
  gate: "form",
  severity: "block",
  code: "FTUFormNotFilled",
  cause: "use-case-form-missing",
});

type State = ActCell["verdict"]["state"];
const aCell = (region: string, state: State, ...findings: Finding[]): ActCell => ({
  region,
  modelId: "xai.grok-4.6",
  modelName: "Grok 4.6",
  provider: "xAI",
  verdict: {
    state,
    code: findings[0]?.code ?? null,
    cause: findings[0]?.cause ?? null,
    findings,
  },
});

const accept = (...cells: ActCell[]) =>
  stillMissing({ kind: "accept-agreement", modelId: "xai.grok-4.6", offerId: null }, cells);
const READY = { state: "ready", said: "as a rule within 2 minutes, at most 15", next: null };

describe("whether AWS offers a model", () => {
  it.each<[string, ActCell, boolean | null]>([
    ["ready", aCell("us-east-1", "ready"), true],
    ["not offered", aCell("us-east-1", "not_offered"), false],
    [
      "off",
      aCell(
        "us-east-1",
        "blocked",
        aFinding({ gate: "region", severity: "block", code: "RegionDisabled" }),
      ),
      null,
    ],
    [
      "its list not read",
      aCell(
        "us-east-1",
        "unknown",
        aFinding({ gate: "model-list", severity: "unknown", code: "NetworkError" }),
      ),
      null,
    ],
    ["no form", aCell("us-east-1", "blocked", NO_FORM), true],
  ])("%s", (_name, cell, offered) => {
    expect(offeredAt(cell)).toBe(offered);
  });
});

describe("what is still missing after an agreement", () => {
  it("is nothing where the agreement alone was missing; quotas at 0 stay", () => {
    expect(
      accept(
        aCell("sa-east-1", "inactive", NO_AGREEMENT, QUOTA_ZERO),
        aCell("us-west-2", "inactive", NO_AGREEMENT),
        aCell("us-east-1", "inactive", NO_AGREEMENT, aFinding({ gate: "quota", severity: "note" })),
        aCell("ap-northeast-3", "inactive", NO_AGREEMENT, QUOTA_ZERO),
      ),
    ).toEqual([
      { ...READY, regions: ["us-east-1", "us-west-2"] },
      {
        state: "blocked",
        regions: ["sa-east-1", "ap-northeast-3"],
        said: "token quota is 0",
        next: "AWS Support restores the default",
      },
    ]);
  });

  it.each<[string, ActCell, object[]]>([
    ["a Region that has it already", aCell("us-east-1", "ready"), []],
    ["a Region without a route", aCell("us-east-1", "not_offered"), []],
    [
      "a Region that AWS enables",
      aCell(
        "ap-southeast-4",
        "pending",
        aFinding({ gate: "region", severity: "wait", code: "RegionEnabling" }),
      ),
      [{ state: "unknown", regions: ["ap-southeast-4"], next: null }],
    ],
    [
      "a Region that was not read",
      aCell(
        "ap-south-1",
        "unknown",
        aFinding({ gate: "availability", severity: "unknown", code: "NetworkError" }),
      ),
      [{ state: "unknown", next: "read again with the next scan" }],
    ],
    [
      "an agreement that failed before",
      aCell(
        "us-east-1",
        "blocked",
        aFinding({ gate: "agreement", severity: "block", code: "MPAgreementFailed" }),
        aFinding({ gate: "agreement", severity: "wait", code: "MPAgreementBeingCreated" }),
      ),
      [{ ...READY, regions: ["us-east-1"] }],
    ],
    [
      "a form that an opt-in Region lacks",
      aCell("eu-south-1", "blocked", NO_FORM),
      [{ state: "blocked", next: "submit the use case form there" }],
    ],
  ])("%s", (_name, cell, rows) => {
    expect(accept(cell)).toMatchObject(rows);
  });
});

describe("what is still missing after an agreement whose form was filed since the matrix was read", () => {
  const target = { kind: "accept-agreement", modelId: "xai.grok-4.6", offerId: null } as const;
  const hidesRights = aFinding({ ...NO_FORM, gate: "authorization" });
  it.each<[string, ActCell, "present" | "missing" | null, object]>([
    ["nothing", aCell("us-east-1", "blocked", NO_FORM), "present", READY],
    [
      "a quota at 0",
      aCell("us-east-1", "blocked", NO_FORM, QUOTA_ZERO),
      "present",
      { state: "blocked", said: "token quota is 0" },
    ],
    [
      "what the form hid is not known",
      aCell("us-east-1", "blocked", hidesRights),
      "present",
      { state: "unknown", next: "read again with the next scan" },
    ],
    [
      "an opt-in Region’s own form",
      aCell("eu-south-1", "blocked", NO_FORM),
      "present",
      { state: "blocked", next: "submit the use case form there" },
    ],
    [
      "the form, where it was not read",
      aCell("us-east-1", "blocked", NO_FORM),
      null,
      { state: "blocked", next: "submit the use case form there" },
    ],
    [
      "the form, where there is none",
      aCell("us-east-1", "blocked", NO_FORM),
      "missing",
      { state: "blocked", next: "submit the use case form there" },
    ],
  ])("%s", (_name, cell, form, row) => {
    expect(stillMissing(target, [cell], form)).toMatchObject([row]);
  });
});

describe("Regions that are off", () => {
  it("stand together, whether they are being enabled or not", () => {
    const off = aFinding({ gate: "region", severity: "block", code: "RegionDisabled" });
    const cells = [aCell("ca-west-1", "blocked", off), aCell("af-south-1", "blocked", off)];
    expect(accept(...cells)).toMatchObject([
      { state: "unknown", regions: ["ca-west-1", "af-south-1"], next: null },
    ]);
  });
});

describe("what is still missing after a form", () => {
  it("is the agreement, and the form of a Region that needs its own", () => {
    const cells = [
      aCell("us-east-1", "blocked", NO_FORM),
      aCell("eu-west-1", "blocked", NO_FORM),
      aCell("eu-south-1", "blocked", NO_FORM),
      aCell("eu-central-1", "ready"),
    ];
    expect(stillMissing({ kind: "submit-use-case-form", region: "us-east-1" }, cells)).toEqual([
      {
        state: "inactive",
        regions: ["us-east-1", "eu-west-1"],
        said: "Grok 4.6: its agreement can then be accepted",
        next: "Accept the offer of Grok 4.6",
      },
      {
        state: "blocked",
        regions: ["eu-south-1"],
        said: "an opt-in Region needs a form of its own",
        next: "submit the use case form there",
      },
    ]);
  });
});

describe("what is still missing after a Region or a quota", () => {
  it("is all that can’t be read yet", () => {
    const rows = stillMissing({ kind: "enable-region", region: "eu-south-2" }, []);
    expect(rows.map(({ state }) => state)).toEqual(["unknown", "blocked"]);
  });

  it("is AWS’s decision", () => {
    const target = {
      kind: "request-quota-increase",
      region: "eu-west-1",
      quotaCode: "L-1",
      value: 9,
    } as const;
    expect(stillMissing(target, [])).toMatchObject([{ state: "pending", regions: ["eu-west-1"] }]);
  });
});
