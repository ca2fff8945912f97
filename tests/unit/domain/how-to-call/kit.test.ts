import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Hcl, hclOf } from "@/lib/domain/how-to-call/hcl";
import { type Kit, kitAccounts } from "@/lib/domain/how-to-call/kit";
import { kitJson } from "@/lib/domain/how-to-call/kit-json";
import { kitMarkdown } from "@/lib/domain/how-to-call/kit-markdown";
import { kitTerraform, policyTerraform } from "@/lib/domain/how-to-call/kit-terraform";
import { callPolicy } from "@/lib/domain/how-to-call/policy";
import { routeCall } from "@/lib/domain/how-to-call/route-call";

const NOW = Date.UTC(2026, 10, 23, 14, 26, 10);
const MODEL = "amazon.nova-lite-v1:0";
const PLACE = {
  partition: "aws",
  accountId: "111122223333",
  region: "eu-west-1",
  modelId: MODEL,
} as const;
const destinations = ["eu-west-1", "eu-north-1"];
const calls = [
  routeCall(
    { ...PLACE, outputs: ["TEXT"] },
    { route: "on-demand", profileId: null, destinations: [] },
  ),
  routeCall(
    { ...PLACE, outputs: ["TEXT"] },
    { route: "eu", profileId: `eu.${MODEL}`, destinations },
  ),
];
const cells = [
  { ...PLACE, accountName: "pay `prod`", modelName: "Nova Lite", readAt: NOW - 60_000, calls },
];
const KIT: Kit = {
  requirement: "Payments & more",
  at: NOW,
  exitCode: 1,
  cells,
  gaps: [
    {
      outcome: "not_met",
      subject: "x.y@eu-west-2 (111122223333)",
      code: "FTUFormNotFilled",
      reasons: ["The form is missing."],
    },
  ],
  accounts: kitAccounts(cells),
};

describe("a kit", () => {
  it("as Markdown: gaps first, then calls, then one policy for all of them", () => {
    const text = kitMarkdown(KIT);
    expect(text.match(/^#+ .+/gm)).toEqual([
      "# How to call Payments & more",
      "## Not here",
      "## Nova Lite in eu-west-1, pay \\`prod\\` (111122223333)",
      `### on-demand: ${MODEL}`,
      `### eu: eu.${MODEL}`,
      "## The caller's least policy in pay \\`prod\\` (111122223333)",
    ]);
    expect(text).toContain("not met. FTUFormNotFilled: The form is missing.");
    expect(text.match(/^```(sh|python|ts|json)$/gm)).toHaveLength(8);
    expect(text).toContain("sees these calls in eu-north-1, eu-west-1.");
  });

  it("as JSON: times in UTC", () => {
    expect(JSON.parse(kitJson(KIT))).toMatchObject({
      schemaVersion: 1,
      at: "2026-11-23T14:26:10.000Z",
      exitCode: 1,
      cells: [
        { readAt: "2026-11-23T14:25:10.000Z", calls: [{ route: "on-demand" }, { route: "eu" }] },
      ],
      gaps: [{ subject: "x.y@eu-west-2 (111122223333)" }],
      accounts: [{ policies: [{ Version: "2012-10-17" }] }],
    });
  });
});

const terraform = (args: readonly string[], { input = "", cwd = tmpdir() } = {}) =>
  spawnSync("terraform", args, { input, cwd, encoding: "utf8" });
const hasTerraform = terraform(["version"]).status === 0;

/** What Terraform makes of a value. */
function evaluated(value: Hcl): unknown {
  const cwd = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-test-"));
  try {
    writeFileSync(
      path.join(cwd, "main.tf"),
      `locals {\n  made = jsonencode(${hclOf(value, 1)})\n}\n`,
    );
    const { stdout } = terraform(["console"], { input: "local.made\n", cwd });
    return JSON.parse(JSON.parse(stdout));
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

describe.skipIf(!hasTerraform)("Terraform itself", () => {
  const eu = callPolicy(calls.flatMap(({ grant }) => grant ?? []));

  it.each([
    ["a kit", kitTerraform(KIT)],
    ["one policy", policyTerraform(eu, "eu nova")],
  ])("finds %s formatted as it would", (_name, input) => {
    const { status, stdout } = terraform(["fmt", "-"], { input });
    expect([status, stdout]).toEqual([0, input]);
  });

  it("reads the very policy, and takes no text for a template", () => {
    const hostile = `a${"$"}{1 + 1}%{ if true }"\\b`;
    expect(evaluated(eu)).toEqual(eu);
    expect(evaluated({ "x.y": [hostile], of: { z: hostile } })).toEqual({
      "x.y": [hostile],
      of: { z: hostile },
    });
  });
});
