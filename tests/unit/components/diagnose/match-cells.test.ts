import { describe, expect, it } from "vitest";
import { matchCells } from "@/components/diagnose/match-cells";
import { diagnose } from "@/lib/domain/diagnosis/diagnose";
import { ACCOUNT, aColumn, anAccount, aSnapshot } from "@/tests/support/a-snapshot";

const A = "anthropic.claude-a-1";
const B = "anthropic.claude-b-1";
const snapshot = aSnapshot(
  [A, B],
  {},
  {
    accounts: [anAccount(), anAccount({ key: "222233334444", accountId: "222233334444" })],
    columns: [
      aColumn("eu-west-1", ["form", "payment"]),
      aColumn("eu-south-1", ["form", "inactive"]),
      aColumn("eu-north-1", ["form", "form"], { noEndpoint: true }),
      aColumn("eu-west-1", ["form", "ready"], { account: "222233334444" }),
    ],
  },
);
const FORM = "Fill out the Anthropic use case details form.";
const matched = (text: string, account: string | null = ACCOUNT) =>
  matchCells(snapshot, { diagnosis: diagnose(text), account });

describe("the cells of the last scan that have what a text tells", () => {
  it.each([
    ["in the account on screen, but for Regions without Bedrock", FORM, ACCOUNT, 2, 2],
    ["in all accounts", FORM, null, 3, 3],
    ["in the account of the text", `${FORM} account: 222233334444`, ACCOUNT, 1, 1],
    ["in the Region of the text", `${FORM} region=eu-south-1`, ACCOUNT, 1, 2],
    ["of the model of the text, also by a profile's id", `${FORM} modelId=eu.${A}`, ACCOUNT, 2, 2],
    ["nowhere there, but elsewhere", `${FORM} modelId=${B}`, ACCOUNT, 0, 2],
  ] as const)("%s", (_name, text, account, total, everywhere) => {
    const found = matched(text, account);
    expect([found.total, found.shown.length, found.everywhere]).toEqual([total, total, everywhere]);
  });

  it("are found by the cause, also where the scan has a code of its own for it", () => {
    const missing = matchCells(snapshot, {
      diagnosis: { ...diagnose(FORM), cause: "marketplace-agreement-missing" },
      account: ACCOUNT,
    });
    expect(missing.shown.map(({ region, model }) => [region, model.modelId])).toEqual([
      ["eu-south-1", B],
    ]);
  });

  it("lead to the matrix where one cause is all of them", () => {
    expect(matched(FORM).filter).toEqual({
      cause: "blocked.FTUFormNotFilled.use-case-form-missing",
    });
    expect(matched("TypeError: nothing").filter).toBeNull();
  });

  it("are at most a screenful, and the rest is counted", () => {
    const many = Array.from({ length: 9 }, (_, at) => `anthropic.claude-${at}`);
    const wide = aSnapshot(many, { "eu-west-1": many.map(() => "form" as const) });
    const found = matchCells(wide, { diagnosis: diagnose(FORM), account: ACCOUNT });
    expect([found.shown.length, found.total]).toEqual([8, 9]);
  });
});
