import { describe, expect, it } from "vitest";
import { bodyOf } from "@/lib/domain/proof/body";
import { dayOf, fitsDay } from "@/lib/domain/proof/budget";
import { againAtOf, dueAgain, isDue } from "@/lib/domain/proof/due";
import { PROOF_KINDS, provable, provableBy } from "@/lib/domain/proof/kinds";
import { agreementBar, plannedCall } from "@/lib/domain/proof/plan";
import { atMost, atMostOfAll, spent } from "@/lib/domain/proof/price";
import { ageOf } from "@/lib/domain/proof/proof";
import { scheduleOf } from "@/lib/domain/proof/schedule";
import { proofStanding } from "@/lib/domain/proof/standing";
import { dollarText, proofWords, provisionalWords } from "@/lib/domain/proof/words";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time";
import { aProof, PROOF_AT as NOW } from "@/tests/support/a-proof";

describe("how a model is tried", () => {
  it.each([
    ["anthropic.claude-opus-5", ["TEXT"], "converse"],
    ["amazon.nova-2-lite-v1:0", ["TEXT"], "converse"],
    ["zai.glm-9", null, "converse"],
    ["anthropic.claude-mythos-5", ["TEXT"], "messages"],
    ["anthropic.claude-mythos-5.1", ["TEXT"], "converse"],
    ["amazon.titan-embed-text-v2:0", ["EMBEDDING"], "embed-titan"],
    ["amazon.titan-embed-image-v1", ["EMBEDDING"], "embed-titan"],
    ["amazon.nova-2-multimodal-embeddings-v1:0", ["EMBEDDING"], "embed-nova"],
    ["cohere.embed-v4:0", ["EMBEDDING"], "embed-cohere"],
    ["twelvelabs.marengo-embed-3-0-v1:0", ["EMBEDDING"], "embed-marengo"],
    ["cohere.rerank-v3-5:0", ["TEXT"], "rerank-cohere"],
    ["amazon.rerank-v1:0", ["TEXT"], "rerank-amazon"],
    ["amazon.nova-canvas-v1:0", ["IMAGE"], "image-amazon"],
    ["stability.sd3-5-large-v1:0", ["IMAGE"], "image-stability"],
    ["stability.stable-style-transfer-v1:0", ["IMAGE"], null],
    ["twelvelabs.marengo-embed-2-7-v1:0", ["EMBEDDING"], null],
    ["twelvelabs.pegasus-1-2-v1:0", ["TEXT"], null],
    ["amazon.nova-reel-v1:1", ["VIDEO"], null],
    ["luma.ray-v2:0", ["VIDEO"], null],
    ["amazon.nova-2-sonic-v1:0", ["SPEECH", "TEXT"], null],
    ["openai.gpt-5.5", ["TEXT"], null],
    ["openai.gpt-5.6-sol", ["TEXT"], "converse"],
    ["xai.grok-4.3", ["TEXT"], null],
    ["acme.new-thing", ["AUDIO"], null],
  ])("%s of %j by %s", (modelId, outputs, by) => {
    expect(provable({ modelId, outputs }).by).toBe(by);
  });

  it("a throughput is not tried", () => {
    const shape = { modelId: "amazon.nova-lite-v1:0", outputs: ["TEXT"] };
    expect(provableBy("provisioned", shape).by).toBeNull();
    expect(provableBy("on-demand", shape).by).toBe("converse");
  });

  it.each(PROOF_KINDS)("%s sends nothing but the word", (kind) => {
    const body = JSON.stringify(bodyOf(kind, 1));
    expect(body.length).toBeLessThan(220);
    if (kind !== "converse") expect(body).toContain("Hi");
  });
});

describe("ages", () => {
  it.each([
    [0, "fresh"],
    [DAY_MS - 1, "fresh"],
    [DAY_MS, "old"],
    [7 * DAY_MS - 1, "old"],
    [7 * DAY_MS, "gone"],
  ])("after %d ms it is %s", (ms, age) => {
    expect(ageOf({ at: NOW - ms }, NOW)).toBe(age);
  });

  it.each([
    [null, "never tried"],
    [aProof({ at: NOW - 3 * HOUR_MS }), "answered 3 h ago by us."],
    [aProof({ at: NOW - 7 * DAY_MS }), "never tried"],
    [aProof({ outcome: "refused" }), "refused"],
    [aProof({ outcome: "throttled" }), "throttled"],
    [aProof({ outcome: "no-verdict" }), "no verdict"],
    [aProof({ outcome: "not-provable" }), "not provable"],
  ])("words %#", (proof, words) => {
    expect(proofWords(proof, NOW)).toBe(words);
  });

  it("a provisional one says when it is tried again", () => {
    expect(provisionalWords(aProof({ againAt: Date.UTC(2026, 10, 28, 14, 31) }))).toBe(
      "provisional, tried again 14:31",
    );
  });
});

describe("what the proofs of a cell say", () => {
  const routes = ["us", "global"];
  const no = (over: Parameters<typeof aProof>[0]) =>
    aProof({ outcome: "refused", refused: "account", ...over });
  it.each([
    ["nothing", [], "silent"],
    ["an answer", [aProof({})], "answered"],
    ["a refusal", [no({})], "refused"],
    ["a refusal of the role", [no({ refused: "role" })], "silent"],
    ["throttled", [aProof({ outcome: "throttled" })], "silent"],
    ["an answer after a refusal", [no({ at: NOW - HOUR_MS }), aProof({ at: NOW })], "answered"],
    ["a refusal after an answer", [aProof({ at: NOW - HOUR_MS }), no({ at: NOW })], "refused"],
    [
      "an answer by another route in the same sitting",
      [aProof({ route: "global", at: NOW - 15 * MINUTE_MS + 1 }), no({ at: NOW })],
      "answered",
    ],
    [
      "an answer by another route before it",
      [aProof({ route: "global", at: NOW - 15 * MINUTE_MS }), no({ at: NOW })],
      "refused",
    ],
    ["a route that is not open", [no({ route: "eu" })], "silent"],
    ["a refusal a week ago", [no({ at: NOW - 7 * DAY_MS })], "silent"],
    [
      "throttled after a refusal",
      [no({ at: NOW - HOUR_MS }), aProof({ outcome: "throttled" })],
      "refused",
    ],
  ])("%s: %s", (_, proofs, state) => {
    expect(proofStanding(proofs, { routes, now: NOW }).state).toBe(state);
  });
});

describe("prices", () => {
  it("are bounded, with the second call where a minimum may be named", () => {
    const haiku = {
      modelId: "anthropic.claude-haiku-4-5-20251001-v1:0",
      kind: "converse",
    } as const;
    expect(atMost({ ...haiku, route: "global" })).toBeCloseTo(0.000115, 9);
    expect(atMost({ ...haiku, route: "us" })).toBeCloseTo(0.000115 * 1.1, 9);
    expect(atMost({ modelId: "acme.unknown", route: "on-demand", kind: "converse" })).toBeLessThan(
      0.01,
    );
    expect(atMost({ modelId: "x", route: "on-demand", kind: "image-amazon" })).toBe(0.14);
    const dearest = atMost({ modelId: "acme.unknown", route: "us", kind: "converse" });
    expect(`${dearest} ${atMostOfAll([{ atMost: 0.1 }, { atMost: 0.2 }])}`).toBe("0.0018975 0.3");
  });

  it("are told of what was counted alone", () => {
    const opus = { modelId: "anthropic.claude-opus-5", route: "global" };
    expect(spent(opus, { input: 8, output: 1 })).toBeCloseTo((8 * 5 + 25) / 1e6, 12);
    expect(spent(opus, { input: null, output: null })).toBeNull();
    expect(spent({ modelId: "acme.unknown", route: "global" }, { input: 8, output: 1 })).toBeNull();
  });

  it.each([
    [0, "$0"],
    [0.000017, "$0.000017"],
    [0.01, "$0.01"],
    [0.14, "$0.14"],
  ])("%d as %s", (value, text) => {
    expect(dollarText(value)).toBe(text);
  });
});

describe("budgets and times", () => {
  it("a day begins at midnight in UTC", () => {
    expect(dayOf(Date.UTC(2026, 10, 28, 23, 59, 59, 999))).toBe(Date.UTC(2026, 10, 28));
    expect(dayOf(Date.UTC(2026, 10, 29))).toBe(Date.UTC(2026, 10, 29));
  });

  it.each([
    [48, 2, true],
    [49, 2, false],
    [50, 1, false],
  ])("%d used and %d more: %s", (calls, more, fits) => {
    expect(fitsDay({ calls, cost: 0 }, { more, perDay: 50 })).toBe(fits);
  });

  it.each([
    ["no agreement known", null, false, null],
    ["an agreement of 15 minutes ago", NOW - 15 * MINUTE_MS, false, null],
    ["a younger one", NOW - 5 * MINUTE_MS, false, NOW + 15 * MINUTE_MS],
    ["a younger one, tried again already", NOW - 5 * MINUTE_MS, true, null],
  ])("%s", (_, acceptedAt, isAgain, at) => {
    expect(againAtOf({ at: NOW, acceptedAt, isAgain })).toBe(at);
  });

  it("a provisional one is due once its time has come, unless a newer one is there", () => {
    const provisional = aProof({ againAt: NOW });
    expect(dueAgain([provisional], NOW - 1)).toEqual([]);
    expect(dueAgain([provisional], NOW)).toEqual([provisional]);
    expect(dueAgain([provisional, aProof({ at: NOW + 1, againAt: null })], NOW + 1)).toEqual([]);
    expect(dueAgain([provisional], NOW + HOUR_MS)).toEqual([]);
  });

  it("a schedule is due after its time", () => {
    expect(isDue(undefined, { everyMs: DAY_MS, now: NOW })).toBe(true);
    expect(isDue({ at: NOW - DAY_MS + 1 }, { everyMs: DAY_MS, now: NOW })).toBe(false);
    expect(isDue({ at: NOW - DAY_MS }, { everyMs: DAY_MS, now: NOW })).toBe(true);
  });

  it("a requirement without a time asks for no call", () => {
    const cell = {
      account: { key: "111122223333", name: "payments" },
      region: "us-east-1",
      modelId: "amazon.nova-lite-v1:0",
      provider: "Amazon",
    };
    const needs = {
      name: "chat",
      models: ["provider:Amazon"],
      regions: null,
      routes: null,
      tokensPerMinute: null,
      accounts: ["payments"],
    };
    expect(scheduleOf([needs], cell)).toEqual([]);
    const daily = { ...needs, proveEveryMs: DAY_MS };
    expect(scheduleOf([daily], cell)).toEqual([{ requirement: "chat", everyMs: DAY_MS }]);
    expect(scheduleOf([{ ...daily, regions: ["eu-west-1"] }], cell)).toEqual([]);
    expect(scheduleOf([{ ...daily, accounts: ["other"] }], cell)).toEqual([]);
    expect(scheduleOf([{ ...daily, models: ["anthropic.*"] }], cell)).toEqual([]);
  });
});

describe("what may be tried", () => {
  const offered = [
    { route: "on-demand", profileId: null, destinations: ["us-east-1"], closed: null },
    { route: "us", profileId: "us.acme.model", destinations: ["us-east-1"], closed: null },
    {
      route: "eu",
      profileId: "eu.acme.model",
      destinations: ["eu-west-1"],
      closed: { code: "ThrottlingException", cause: "quota-zero", title: "Quota is 0" },
    },
    { route: "global", profileId: null, destinations: [], closed: null },
  ] as const;
  const shape = { modelId: "acme.model", outputs: ["TEXT"] };
  it.each([
    ["us", false, "us.acme.model"],
    ["on-demand", false, "acme.model"],
    ["eu", false, "CLOSED"],
    ["apac", false, "NOT_OFFERED"],
    ["global", false, "NOT_READ"],
  ])("%s", (route, image, expected) => {
    const planned = plannedCall(shape, { route, offered, image });
    expect(planned.ok ? planned.value.id : planned.error.code).toBe(expected);
  });

  it("an image only where it is asked for", () => {
    const canvas = { modelId: "amazon.nova-canvas-v1:0", outputs: ["IMAGE"] };
    const by = (image: boolean) => plannedCall(canvas, { route: "on-demand", offered, image });
    expect(by(false)).toMatchObject({ ok: false, error: { code: "IMAGE" } });
    expect(by(true)).toMatchObject({ ok: true, value: { operation: "InvokeModel" } });
  });

  it.each([
    [null, "NOT_READ"],
    ["PENDING", "NO_AGREEMENT"],
    ["NOT_AVAILABLE", "NO_AGREEMENT"],
    ["ERROR", "NO_AGREEMENT"],
    ["AVAILABLE", undefined],
  ])("an agreement that is %s", (agreement, code) => {
    expect(agreementBar(agreement === null ? null : { agreement })?.error.code).toBe(code);
  });
});
