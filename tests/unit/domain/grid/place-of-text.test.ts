import { describe, expect, it } from "vitest";
import { findCells } from "@/components/diagnose/find-cells";
import { matchCells } from "@/components/diagnose/match-cells";
import { settle } from "@/lib/domain/diagnosis/decide-by-scan";
import { diagnose } from "@/lib/domain/diagnosis/diagnose";
import { accountOfText, modelOfText, placeOfText } from "@/lib/domain/grid/place-of-text";
import { ACCOUNT, aColumn, anAccount, aSnapshot } from "@/tests/support/a-snapshot";

const OTHER = "222233334444";
const STRANGER = "999999999999";
const MODEL = "amazon.nova-lite-v1:0";
const one = aSnapshot([MODEL, "deepseek.v3.2"], { "eu-west-1": ["ready", "payment"] });
const two = {
  ...one,
  accounts: [anAccount(), anAccount({ key: OTHER, accountId: OTHER, name: "sandbox" })],
  columns: [...one.columns, aColumn("eu-west-1", ["payment", "ready"], { account: OTHER })],
};
const read = { accountId: null, region: "eu-west-1", modelId: MODEL };

describe("whose cells a text speaks of", () => {
  it.each([
    ["the account it names, whatever is chosen", two, OTHER, ACCOUNT, OTHER],
    ["the chosen one where it names none", two, null, OTHER, OTHER],
    ["the only one", one, null, null, ACCOUNT],
    ["nobody's where several are shown and it names none", two, null, null, null],
    ["nobody's where it names one that is not scanned", two, STRANGER, ACCOUNT, "not scanned"],
    ["nor where that is the only one there is", one, STRANGER, ACCOUNT, "not scanned"],
  ] as const)("%s", (_name, snapshot, accountId, account, expected) => {
    const found = accountOfText(snapshot, { read: { ...read, accountId }, account });
    expect(found && "none" in found ? "not scanned" : (found?.key ?? null)).toBe(expected);
  });

  it.each([
    ["by its id", MODEL, MODEL],
    ["by the id of a profile", `eu.${MODEL}`, MODEL],
    ["by one whose prefix is new", `sa.${MODEL}`, MODEL],
    ["a dot in a model's own id is no prefix", "deepseek.v3.2", "deepseek.v3.2"],
    ["nor under a prefix", "us.deepseek.v3.2", "deepseek.v3.2"],
    ["not at all", "amazon.nova-pro-v1:0", null],
  ])("a model is found %s", (_name, id, expected) => {
    expect(modelOfText(one, id)?.modelId ?? null).toBe(expected);
  });
});

describe("a text of an account that is not scanned", () => {
  const diagnosis = diagnose(
    `An error occurred (AccessDeniedException) when calling the Converse operation: User: arn:aws:sts::${STRANGER}:assumed-role/app/x is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-1::foundation-model/${MODEL}`,
  );
  const told = { ...diagnosis, cause: "model-access-not-granted" as const };

  it("shows no cell of another, in none of the three places", () => {
    const reason = `Account ${STRANGER} of the text is not one that is scanned here.`;
    const at = { read: diagnosis.read, account: ACCOUNT };
    expect(placeOfText(two, at)).toEqual({ none: reason });
    expect(findCells(two, at)).toBeNull();
    expect(matchCells(two, { diagnosis: told, account: ACCOUNT })).toMatchObject({
      total: 0,
      everywhere: 0,
      none: reason,
    });
    const open = { ...diagnosis, cause: null, candidates: [] };
    expect(settle(open, { snapshot: two, account: ACCOUNT })).toEqual({ status: "open", reason });
  });

  it("is found again where the account is", () => {
    const own = { ...diagnosis.read, accountId: OTHER };
    expect(findCells(two, { read: own, account: ACCOUNT })?.cell).toMatchObject({
      account: OTHER,
      kind: { state: "blocked" },
    });
    expect(findCells(two, { read: { ...own, accountId: null }, account: null })).toBeNull();
  });
});
