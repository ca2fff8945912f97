import { describe, expect, it } from "vitest";
import { catalogueOf, namingLists } from "@/lib/domain/judge/models";
import { aModel, aProfile, aRegion, judge, readAt } from "@/tests/support/build-facts";

type Listed = [modelId: string, modelName: string | null, providerName?: string | null];
type Profiled = [prefix: string, modelId: string, name: string];

const aPlace = (models: readonly Listed[], profiles: readonly Profiled[] = []) =>
  aRegion({
    models: readAt(
      models.map(([modelId, modelName, providerName = null]) =>
        aModel(modelId, { modelName, providerName }),
      ),
    ),
    profiles: readAt(
      profiles.map(([prefix, modelId, name]) => ({ ...aProfile(prefix, modelId), name })),
    ),
  });
const rowsOf = (...places: ReturnType<typeof aPlace>[]) => [
  ...catalogueOf(places.map(namingLists)).rows.values(),
];
const namesOf = (...places: ReturnType<typeof aPlace>[]) =>
  rowsOf(...places).map(({ modelId, modelName }) => [modelId, modelName]);

const EMBED = "amazon.embed-v2:0";

describe("a row's name is one fixed choice", () => {
  it("is the one most regions give, in whatever order they came", () => {
    const often = aPlace([[EMBED, "Embed V2"]]);
    const seldom = aPlace([[EMBED, "Embed G2 - Text"]]);
    for (const places of [
      [often, often, seldom],
      [seldom, often, often],
      [often, seldom, often],
    ]) {
      expect(namesOf(...places)).toEqual([[EMBED, "Embed V2"]]);
    }
  });

  it("is the first region's where two are given as often", () => {
    const places = [aPlace([[EMBED, "Embed V2"]]), aPlace([[EMBED, "Embed G2"]])];
    expect(namesOf(...places)).toEqual([[EMBED, "Embed V2"]]);
  });

  it("keeps what others call it, to know its quotas by", () => {
    const places = [
      aPlace([[EMBED, "Embed V2"]], [["us", EMBED, "US Amazon Embed V2"]]),
      aPlace([[EMBED, "Embed G2"]]),
    ];
    expect(rowsOf(...places)[0]?.otherNames).toEqual(["Amazon Embed V2", "Embed G2"]);
  });

  it.each([
    ["us", "US Meta Llama 3.2 1B Instruct", "Meta Llama 3.2 1B Instruct"],
    ["global", "GLOBAL Amazon Nova 2 Lite", "Amazon Nova 2 Lite"],
    ["au", "AU AU Anthropic Claude Sonnet 4.5", "Anthropic Claude Sonnet 4.5"],
    ["us-gov", "US-GOV Claude 3 Haiku", "Claude 3 Haiku"],
    ["us-gov", "US GOV Claude 3 Haiku", "Claude 3 Haiku"],
    ["us", "USonic", "USonic"],
    ["eu", "EU", "EU"],
  ])(
    "is the profile's without its geography where only profiles show it: %s %s",
    (prefix, name, expected) => {
      expect(namesOf(aPlace([], [[prefix, "meta.x-v1:0", name]]))).toEqual([
        ["meta.x-v1:0", expected],
      ]);
    },
  );
});

describe("a provider is one", () => {
  it("whatever its case, by what most models say", () => {
    const place = aPlace([
      ["minimax.m1", "M1", "MiniMax"],
      ["minimax.m2", "M2", "Minimax"],
      ["minimax.m3", "M3", "MiniMax"],
    ]);
    expect(new Set(rowsOf(place).map(({ providerName }) => providerName))).toEqual(
      new Set(["MiniMax"]),
    );
  });

  it("also for a model that only a profile shows, by the id's prefix", () => {
    const place = aPlace([["meta.one", "One", "Meta"]], [["us", "meta.two", "US Two"]]);
    expect(rowsOf(place).map(({ providerName }) => providerName)).toEqual(["Meta", "Meta"]);
  });

  it("and not known where no list says it", () => {
    expect(rowsOf(aPlace([], [["us", "meta.two", "US Two"]]))[0]?.providerName).toBeNull();
  });
});

describe("rows of one name", () => {
  it("are known as such, whatever the case; others are not", () => {
    const place = aPlace([
      ["a.reel-v1:0", "Nova Reel"],
      ["a.reel-v1:1", "Nova reel"],
      ["a.sky", "Sky 9"],
      ["b.none", null],
      ["b.no-name", null],
    ]);
    expect(rowsOf(place).map(({ modelId, sharesName }) => [modelId, sharesName])).toEqual([
      ["a.reel-v1:0", true],
      ["a.reel-v1:1", true],
      ["a.sky", false],
      ["b.no-name", false],
      ["b.none", false],
    ]);
  });
});

describe("context variants whose base no list gives any more", () => {
  const place = aPlace([
    ["anthropic.claude-v2:0:18k", "Claude"],
    ["anthropic.claude-v2:0:100k", "Claude"],
    ["anthropic.claude-v2:1:18k", "Claude"],
  ]);

  it("are one row a base, under the variants' name", () => {
    expect(namesOf(place)).toEqual([
      ["anthropic.claude-v2:0", "Claude"],
      ["anthropic.claude-v2:1", "Claude"],
    ]);
  });

  it("say that the model is no longer listed", () => {
    const verdict = judge({ facts: place, modelId: "anthropic.claude-v2:0" });
    expect(verdict).toMatchObject({ state: "not_offered", routes: [] });
    expect(verdict.findings.map(({ severity, message }) => `${severity}: ${message}`)).toContain(
      "note: No longer listed: AWS gives only context variants of it here.",
    );
  });

  it("say nothing of the kind while the base is listed, here or elsewhere", () => {
    const listed = aPlace([
      ["anthropic.claude-v2:0", "Claude"],
      ["anthropic.claude-v2:0:18k", "Claude"],
    ]);
    const { findings } = judge({ facts: listed, modelId: "anthropic.claude-v2:0" });
    expect(findings.filter(({ message }) => message.startsWith("No longer"))).toEqual([]);
  });
});
