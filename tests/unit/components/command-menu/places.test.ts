import { describe, expect, it } from "vitest";
import { findInMatrix } from "@/components/command-menu/find-in-matrix";
import { findPlaces } from "@/components/command-menu/places";
import {
  ACCOUNT,
  aColumn,
  aModel,
  anAccount,
  aRequirement,
  aSnapshot,
} from "@/tests/support/a-snapshot";

const OTHER = "222233334444";
const snapshot = aSnapshot(
  ["anthropic.claude-sonnet", "amazon.nova"],
  { "us-east-1": ["ready", "ready"], "eu-west-1": ["payment", "ready"] },
  {
    accounts: [anAccount(), anAccount({ key: OTHER, accountId: OTHER, name: "sandbox" })],
    requirements: [aRequirement({ name: "Payments assistant, v2" })],
  },
);
const both = {
  ...snapshot,
  columns: [
    ...snapshot.columns,
    aColumn("eu-west-1", ["timeout", "ready"], { account: OTHER }),
    aColumn("ap-east-2", ["timeout", "timeout"], { account: OTHER, noEndpoint: true }),
  ],
};

describe("what the words find in the matrix", () => {
  it.each([
    ["nothing asked", "  ", 0, 0, 0, 0, 0],
    ["a model alone", "sonnet", 0, 1, 0, 0, 0],
    ["a Region by its city", "ireland", 0, 0, 1, 0, 0],
    ["a model and a Region are a cell", "sonnet eu-west", 1, 0, 0, 0, 0],
    ["an account by its name", "sandbox", 0, 0, 0, 1, 0],
    ["an account by its id", OTHER, 0, 0, 0, 1, 0],
    ["a requirement", "payments assist", 0, 0, 0, 0, 1],
    ["a Region without Bedrock is not offered", "taipei", 0, 0, 0, 0, 0],
    ["a word nobody has", "sonnet mars", 0, 0, 0, 0, 0],
    ["one typing error is forgiven", "irland", 0, 0, 1, 0, 0],
    ["in both words of a cell", "sonet irland", 1, 0, 0, 0, 0],
    ["two are not", "irlnad sonet zzz", 0, 0, 0, 0, 0],
    ["a whole question", "Can we use sonnet in eu-west-1?", 1, 0, 0, 0, 0],
  ])("%s", (_name, text, ...expected) => {
    const found = findInMatrix(both, { text, accounts: [ACCOUNT] });
    const { cells, models, regions, accounts, requirements } = found;
    expect([cells, models, regions, accounts, requirements].map(({ length }) => length)).toEqual(
      expected,
    );
  });

  it("a cell of several accounts is one line for all of them", () => {
    const { cells } = findInMatrix(both, { text: "sonnet eu-west", accounts: [ACCOUNT, OTHER] });
    expect(cells).toMatchObject([{ account: "all", region: "eu-west-1", kind: null }]);
  });

  it("and the account's own where its name is among the words", () => {
    const { cells } = findInMatrix(both, {
      text: "sonnet eu-west sandbox",
      accounts: [ACCOUNT, OTHER],
    });
    expect(cells).toMatchObject([{ account: OTHER, kind: { state: "unknown" } }]);
  });
});

describe("where the words lead", () => {
  const addresses = (text: string, address: string | null = "all") =>
    findPlaces({ snapshot: both, text, accounts: [ACCOUNT, OTHER], address }).flatMap((group) =>
      group.entries.map((entry) => ("href" in entry ? `${group.heading} ${entry.href}` : "")),
    );

  it.each([
    ["a rolled up cell", "nova eu-west", "Cells /?account=all&cell=all~eu-west-1~amazon.nova"],
    [
      "an account's cell",
      "nova eu-west sandbox",
      `Cells /?account=${OTHER}&cell=${OTHER}~eu-west-1~amazon.nova`,
    ],
    ["a model over accounts", "nova", "Models /?model=amazon.nova&account=all"],
    ["a Region", "eu-west", "Regions /regions/eu-west-1?account=all"],
    ["an account", "sandbox", `Accounts /?account=${OTHER}`],
    ["a code", "throttlingexception", "Codes /errors/ThrottlingException?account=all"],
    [
      "a requirement, its comma kept apart from a list's",
      "assistant",
      "Requirements /?requirement=Payments+assistant%252C+v2&account=all",
    ],
    ["a page", "quotas", "Pages /quotas?account=all"],
  ])("%s", (_name, text, expected) => {
    expect(addresses(text).map((address) => address.replaceAll("%7E", "~"))).toContain(expected);
  });

  it.each([
    ["a page by the beginning of its name stands first", "pend", "Pages /pending?account=all"],
    ["else what the matrix has", "nova", "Models /?q=amazon.nova&account=all"],
  ])("%s", (_name, text, first) => {
    expect(addresses(text)[0]).toBe(first);
  });

  it("what is not offered comes last; before it the exact name, then what is required, then what is ready", () => {
    const ids = ["a.sonnet-3", "a.sonnet-4", "a.sonnet-4-5", "a.sonnet-5"];
    const names = ["Claude Sonnet 3", "Claude Sonnet 4", "Claude Sonnet 4.5", "Claude Sonnet 5"];
    const many = aSnapshot(
      ids,
      { "eu-west-1": ["none", "payment", "ready", "ready"] },
      {
        models: ids.map((id, at) => ({ ...aModel(id), name: names[at] ?? id })),
        requirements: [aRequirement({ models: ["a.sonnet-4"] })],
      },
    );
    const named = (text: string) =>
      findInMatrix(many, { text, accounts: [ACCOUNT] }).cells.map(({ model }) => model.modelId);
    expect(named("sonnet eu-west")).toEqual([
      "a.sonnet-4",
      "a.sonnet-4-5",
      "a.sonnet-5",
      "a.sonnet-3",
    ]);
    expect(named("claude sonnet 5 eu-west-1")[0]).toBe("a.sonnet-5");
  });

  it.each([
    ["a pasted error", "An error occurred (AccessDeniedException) when calling Converse", true],
    ["a sentence that names nothing", "why is nothing here working", true],
    ["a name", "sonnet eu-west", false],
    ["a name that nobody has", "zzz", false],
  ])("%s leads to its diagnosis: %s", (_name, text, expected) => {
    const groups = findPlaces({ snapshot: both, text, accounts: [ACCOUNT], address: null });
    const entry = groups.flatMap(({ entries }) => entries).find(({ id }) => id === "diagnose");
    expect(entry !== undefined).toBe(expected);
    if (entry) expect(entry).toMatchObject({ draft: { name: "diagnose", text } });
  });

  it("a code is found also with a typing error", () => {
    expect(addresses("throtlingexception")).toContain(
      "Codes /errors/ThrottlingException?account=all",
    );
  });

  it("without words only the pages", () => {
    expect(addresses("", null).every((address) => address.startsWith("Pages "))).toBe(true);
  });
});
