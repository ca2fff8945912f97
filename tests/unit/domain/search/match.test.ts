import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askedWords, findable, fitOf } from "@/lib/domain/search/match";
import { isOneSlipAway } from "@/lib/domain/search/slip";

const OPUS_5 = findable("Claude Opus 5", "Anthropic anthropic.claude-opus-5");
const OPUS_41 = findable("Claude Opus 4.1", "Anthropic anthropic.claude-opus-4-1-20250805-v1:0");
const SONNET_45 = findable(
  "Claude Sonnet 4.5",
  "Anthropic anthropic.claude-sonnet-4-5-20250929-v1:0",
);
const SONNET_5 = findable("Claude Sonnet 5", "Anthropic anthropic.claude-sonnet-5");
const EMBED = findable("Embed v4", "Cohere cohere.embed-v4:0");
const IRELAND = findable("eu-west-1", "Ireland");
const SAO_PAULO = findable("sa-east-1", "São Paulo");

describe("the words that are asked for", () => {
  it.each([
    [
      "a sentence",
      "Can we use Claude Sonnet 5 in eu-west-1?",
      ["claude", "sonnet", "5", "eu-west-1"],
    ],
    ["only fillers", "in", ["in"]],
    ["nothing", "  ?  ", []],
    ["signs around a word", "“opus”, (haiku)", ["opus", "haiku"]],
    [
      "an id stays whole",
      "anthropic.claude-opus-4-1-20250805-v1:0",
      ["anthropic.claude-opus-4-1-20250805-v1:0"],
    ],
  ])("%s", (_name, text, expected) => {
    expect(askedWords(text)).toEqual(expected);
  });
});

describe("what is meant", () => {
  it.each([
    ["a number is not found inside a longer one", OPUS_41, "claude opus 5", false],
    ["nor half of a version in the name alone", findable("Claude Opus 4.5", ""), "opus 5", false],
    ["but its beginning is", OPUS_41, "opus 4", true],
    ["a version is found whole", OPUS_41, "opus 4.1", true],
    ["the whole id", OPUS_41, "anthropic.claude-opus-4-1-20250805-v1:0", true],
    ["the figure of a version that begins with v", EMBED, "embed 4", true],
    ["a part of a word", OPUS_5, "pus", true],
    ["one letter only where a word begins", OPUS_5, "p", false],
    ["without its accents", SAO_PAULO, "sao paulo", true],
    ["a word that nobody has", OPUS_5, "opus mars", false],
    ["a typing error is none unless it is forgiven", IRELAND, "irland", false],
  ])("%s", (_name, thing, text, expected) => {
    expect(fitOf(thing, askedWords(text)) !== null).toBe(expected);
  });

  it.each([
    [
      "the name itself before another that its id resembles",
      "claude sonnet 5",
      SONNET_5,
      SONNET_45,
    ],
    ["a whole word before the beginning of one", "embed", EMBED, findable("Embedder", "")],
    ["a word of the name before one of the id", "claude", OPUS_5, findable("Opus", "claude")],
    ["the beginning of a word before its middle", "son", SONNET_5, findable("Jameson", "")],
  ])("%s", (_name, text, first, second) => {
    const words = askedWords(text);
    expect(fitOf(first, words) ?? 0).toBeGreaterThan(fitOf(second, words) ?? 0);
  });

  it("one typing error is forgiven where that is asked, behind everything that is typed right", () => {
    const near = fitOf(IRELAND, ["irland"], true);
    expect(near).not.toBeNull();
    expect(near ?? 9).toBeLessThan(fitOf(findable("x", "an irland b"), ["irland"]) ?? 0);
  });
});

describe("one slip", () => {
  it.each([
    ["a letter too few", "irland", "ireland", true],
    ["a letter too many", "sonnnet", "sonnet", true],
    ["a wrong letter", "sinnet", "sonnet", true],
    ["two that changed places", "sonent", "sonnet", true],
    ["while it is still being typed", "frankfr", "frankfurt", true],
    ["two slips", "sinent", "sonnet", false],
    ["a short word is typed right", "ohi", "ohio", false],
    ["so is a number", "2025", "2026", false],
    ["the word itself", "sonnet", "sonnet", true],
  ])("%s", (_name, typed, word, expected) => {
    expect(isOneSlipAway(typed, word)).toBe(expected);
  });

  it("any letter left out of any longer word is forgiven", () => {
    const word = fc.stringMatching(/^[a-z]{5,12}$/);
    void fc.assert(
      fc.property(word, fc.nat(), (whole, at) => {
        const place = at % whole.length;
        return isOneSlipAway(whole.slice(0, place) + whole.slice(place + 1), whole);
      }),
    );
  });
});
