import { describe, expect, it } from "vitest";
import { type ExportCell, exportCells } from "@/lib/domain/export/cells";

const AT = Date.UTC(2026, 10, 22, 11, 8);
const cell: ExportCell = {
  accountId: "111122223333",
  accountName: "payments-prod",
  region: "eu-south-1",
  modelId: "anthropic.claude-sonnet-4-6",
  modelName: "Claude Sonnet 4.6",
  provider: "Anthropic",
  state: "blocked",
  code: "FTUFormNotFilled",
  cause: "use-case-form-missing",
  routes: ["eu", "global"],
  findings: [
    {
      code: "FTUFormNotFilled",
      cause: "use-case-form-missing",
      severity: "block",
      owner: "account-admin",
      message: "The form of 111122223333 is missing.",
    },
  ],
  readAt: AT,
  lastKnown: null,
  proof: null,
};
const unknown: ExportCell = {
  ...cell,
  state: "unknown",
  code: "NetworkError",
  cause: null,
  findings: [],
  routes: [],
  readAt: null,
  lastKnown: { state: "ready", code: null, at: AT },
};
const made = { at: AT, complete: true, mask: false };

describe("an export of cells", () => {
  it("gives the deciding finding in CSV", () => {
    const [, row] = exportCells("csv", { ...made, cells: [cell] }).split("\r\n");
    expect(row).toBe(
      '"111122223333","payments-prod","eu-south-1","anthropic.claude-sonnet-4-6","Claude Sonnet 4.6","Anthropic","blocked","FTUFormNotFilled","use-case-form-missing","eu global","account-admin","The form of 111122223333 is missing.","2026-11-22T11:08:00.000Z","",""',
    );
  });

  it.each<[string, Partial<ExportCell>, string]>([
    [
      "an account admin, who opens the case for a quota of 0",
      {
        findings: [
          {
            ...{ code: "ThrottlingException", cause: "quota-zero", severity: "block" },
            ...{ owner: "aws-support", message: "It is 0." },
          },
        ],
      },
      '"account-admin","It is 0."',
    ],
    [
      "nobody, where the next scan may cure the reading",
      {
        state: "unknown",
        findings: [
          {
            ...{ code: "ThrottlingException", cause: null, severity: "unknown" },
            ...{ owner: "wait", message: "It was throttled." },
          },
        ],
      },
      '"","It was throttled."',
    ],
  ])("names who acts first in CSV: %s", (_name, over, row) => {
    const cells = [{ ...cell, ...over }];
    expect(exportCells("csv", { ...made, cells })).toContain(row);
    expect(JSON.parse(exportCells("json", { ...made, cells })).cells[0].findings).toEqual(
      over.findings,
    );
  });

  it("keeps unknown a word of its own, with what was last known", () => {
    const [, row] = exportCells("csv", { ...made, cells: [unknown] }).split("\r\n");
    expect(row).toContain('"unknown","NetworkError"');
    expect(row).toContain('"ready at 2026-11-22T11:08:00.000Z"');
  });

  it("says what the newest call came to", () => {
    const proof = { outcome: "answered", route: "eu", at: AT } as const;
    const tried = { ...made, cells: [{ ...cell, proof }] };
    expect(exportCells("csv", tried)).toContain('"answered by eu at 2026-11-22T11:08:00.000Z"');
    expect(JSON.parse(exportCells("json", tried)).cells[0].proof).toEqual({
      outcome: "answered",
      route: "eu",
      at: "2026-11-22T11:08:00.000Z",
    });
  });

  it("gives every finding in JSON, times as ISO 8601", () => {
    const parsed = JSON.parse(exportCells("json", { ...made, cells: [cell, unknown] }));
    expect(parsed).toMatchObject({
      schemaVersion: 1,
      complete: true,
      exportedAt: "2026-11-22T11:08:00.000Z",
    });
    expect(parsed.cells[0].findings).toHaveLength(1);
    expect(parsed.cells[1]).toMatchObject({
      readAt: null,
      lastKnown: { at: "2026-11-22T11:08:00.000Z" },
    });
  });

  it.each(["csv", "json", "markdown"] as const)(
    "hides account ids in %s when it is told to",
    (format) => {
      const text = exportCells(format, { ...made, mask: true, cells: [cell] });
      expect(text).not.toContain("111122223333");
      expect(text).toContain("3333");
    },
  );
});
