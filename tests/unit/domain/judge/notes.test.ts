import { describe, expect, it } from "vitest";
import { baseOfVariant, catalogueOf, namingLists } from "@/lib/domain/judge/models";
import { DAY_MS } from "@/lib/domain/time";
import {
  aLifecycle,
  aModel,
  anAccount,
  answering,
  aProfile,
  aRegion,
  available,
  CLAUDE,
  failed,
  judge,
  NOVA,
  NOW,
  readAt,
  STALE_AFTER_MS,
} from "@/tests/support/build-facts";
import { messages } from "./messages";

describe("context variants", () => {
  const listed = new Set(["a.titan-v1:0", "a.titan-v1", "b.claude-v3:0", "c.plain"]);
  it.each([
    ["fold by their number", "b.claude-v3:0:200k", "b.claude-v3:0"],
    ["fold with another suffix", "b.claude-v3:0:mm", "b.claude-v3:0"],
    ["fold into the id without a number", "c.plain:2:8k", "c.plain"],
    ["fold into the nearer of two", "a.titan-v1:0:8k", "a.titan-v1:0"],
    ["fold by their number where no base is listed any more", "d.other-v1:0:28k", "d.other-v1:0"],
    ["are not every id with a number", "b.claude-v3:0", "b.claude-v3:0"],
  ])("%s", (_name, id, base) => {
    expect(baseOfVariant(id, listed)).toBe(base);
  });

  it("are no rows, and make the base provisionable only", () => {
    const models = [aModel(NOVA, { inferenceTypes: [] }), aModel(`${NOVA}:24k`)];
    const facts = aRegion({ models: readAt(models), profiles: readAt([]) });
    expect([...catalogueOf([namingLists(facts)]).rows.keys()]).toEqual([NOVA]);
    expect(judge({ facts, modelId: NOVA })).toMatchObject({ state: "not_offered", routes: [] });
  });
});

describe("the form", () => {
  const wanting = answering({ agreement: "NOT_AVAILABLE" });
  const at = (
    region: string,
    status: string | null,
    forms: Record<string, "present" | "missing">,
  ) =>
    judge({
      region,
      facts: wanting,
      account: anAccount({
        regions: status === null ? failed("AccessDeniedException") : readAt([{ region, status }]),
        forms: Object.fromEntries(Object.entries(forms).map(([key, form]) => [key, readAt(form)])),
      }),
    }).code;

  it.each([
    [
      "of the default regions holds in one",
      "eu-west-1",
      "ENABLED_BY_DEFAULT",
      { default: "missing" },
      "FTUFormNotFilled",
    ],
    [
      "of the default regions says nothing of an opt-in one",
      "eu-south-1",
      "ENABLED",
      { default: "missing" },
      "AgreementNotCreated",
    ],
    [
      "of an opt-in region holds there",
      "eu-south-1",
      "ENABLED",
      { default: "present", "eu-south-1": "missing" },
      "FTUFormNotFilled",
    ],
    [
      "of another opt-in region does not",
      "eu-south-1",
      "ENABLED",
      { "eu-south-2": "missing" },
      "AgreementNotCreated",
    ],
    [
      "of an opt-in region holds there, its status unknown",
      "eu-south-1",
      null,
      { default: "present", "eu-south-1": "missing" },
      "FTUFormNotFilled",
    ],
    [
      "of the default regions holds in one, its status unknown",
      "eu-west-1",
      null,
      { default: "missing" },
      "FTUFormNotFilled",
    ],
  ] as const)("%s", (_name, region, status, forms, code) => {
    expect(at(region, status, forms)).toBe(code);
  });

  it("may be inherited from the management account, and the finding says so", () => {
    const account = anAccount({ forms: { default: readAt("missing") } });
    const { findings } = judge({ facts: wanting, account });
    expect(findings[0]?.message).toMatch(/management account may be inherited/);
  });

  it("too old to be relied on is not known to be missing", () => {
    const old = readAt("missing" as const, NOW - STALE_AFTER_MS - 1);
    const account = anAccount({ forms: { default: old } });
    expect(judge({ facts: wanting, account }).code).toBe("AgreementNotCreated");
  });
});

describe("sold through Marketplace", () => {
  const denied = (modelId: string, providerName: string | null) => {
    const listed = providerName === null ? [] : [aModel(modelId, { providerName })];
    const facts = aRegion({
      models: readAt([...listed, aModel("x.other")]),
      profiles: readAt([aProfile("us", modelId)]),
      availability: { [modelId]: readAt(available({ authorization: "NOT_AUTHORIZED" })) },
    });
    return judge({ facts, modelId });
  };

  it.each([
    ["cohere.command-r-v1:0", "Cohere", "blocked"],
    ["stability.sd3-5-large-v1:0", "Stability AI", "blocked"],
    ["openai.gpt-5.6-sol", "OpenAI", "blocked"],
    ["openai.gpt-oss-120b-1:0", "OpenAI", "ready"],
    ["meta.llama3-8b-instruct-v1:0", "Meta", "ready"],
    ["twelvelabs.pegasus-1-2-v1:0", null, "blocked"],
    ["qwen.qwen3-32b-v1:0", null, "ready"],
  ] as const)("%s of %s, not authorized: %s", (modelId, provider, state) => {
    expect(denied(modelId, provider).state).toBe(state);
  });

  it.each([
    [NOVA, "Amazon", "which is reported of Amazon's own models that work."],
    ["xai.grok-4.6", "xAI", "It is not known whether that matters for models of xAI"],
    ["meta.llama3-8b-instruct-v1:0", "Meta", "It is not known whether that matters for"],
  ])("of %s the warning claims what was reported, and no more", (modelId, provider, text) => {
    const said = messages(denied(modelId, provider)).join();
    expect(said).toContain(text);
    expect(said.includes("that work")).toBe(provider === "Amazon");
  });

  it("a model that is not sold is ready with a warning", () => {
    expect(messages(denied(NOVA, "Amazon"))).toContainEqual(
      expect.stringMatching(/^warn: AWS answers NOT_AUTHORIZED/),
    );
  });

  it.each([
    [NOVA, "Amazon", /reported of Amazon's own models that work/],
    ["xai.grok-4.6", "xAI", /not known whether that matters for models of xAI/],
  ])("says of %s what is known", (modelId, provider, text) => {
    expect(messages(denied(modelId, provider)).join()).toMatch(text);
  });
});

describe("lifecycle", () => {
  const legacy = (over: Parameters<typeof aLifecycle>[0]) =>
    judge({
      facts: aRegion({ models: readAt([aModel(CLAUDE, { lifecycle: aLifecycle(over) })]) }),
    });

  it("LEGACY is ready, with the days left and what AWS does not show", () => {
    const verdict = legacy({ status: "LEGACY", endOfLifeAt: NOW + 47 * DAY_MS });
    expect(verdict.state).toBe("ready");
    expect(verdict.findings).toContainEqual(
      expect.objectContaining({
        code: "ModelLegacy",
        severity: "warn",
        message: expect.stringMatching(/47 days.*15 to 30 days/),
      }),
    );
  });

  it.each([
    ["in 90 days and a moment", 90 * DAY_MS, []],
    ["in less than 90 days", 90 * DAY_MS - 1, ["warn: End of life in 90 days."]],
    ["tomorrow", DAY_MS, ["warn: End of life in 1 day."]],
  ])("ACTIVE that ends %s", (_name, left, expected) => {
    const verdict = legacy({ status: "ACTIVE", endOfLifeAt: NOW + left });
    expect(verdict.state).toBe("ready");
    expect(messages(verdict).filter((text) => text.includes("End of life"))).toEqual(expected);
  });

  it.each([
    ["in 90 days and a moment", 90 * DAY_MS, []],
    ["in less than 90 days", 90 * DAY_MS - 1, ["warn: Public extended access begins in 90 days."]],
    ["tomorrow", DAY_MS, ["warn: Public extended access begins in 1 day."]],
    ["now", 0, []],
  ])("extended access that begins %s is told as an end is", (_name, left, expected) => {
    for (const status of ["ACTIVE", "LEGACY", ""]) {
      const verdict = legacy({ status, publicExtendedAccessAt: NOW + left });
      expect(verdict.state).toBe("ready");
      expect(messages(verdict).filter((text) => text.includes("extended"))).toEqual(expected);
    }
  });

  it("a state that is not given is none to tell", () => {
    expect(messages(legacy({ status: "" })).filter((text) => /lifecycle/.test(text))).toEqual([]);
  });

  it("an entry of another form is unknown, whatever profiles show", () => {
    const verdict = judge({
      facts: aRegion({
        models: readAt([{ ...aModel(CLAUDE), unread: true }]),
        profiles: readAt([aProfile("eu", CLAUDE)]),
      }),
    });
    expect(verdict).toMatchObject({ state: "unknown", code: "UnexpectedResponse" });
  });

  it("a state that is not documented is told", () => {
    expect(messages(legacy({ status: "RETIRING" }))).toContainEqual(
      expect.stringMatching(/^warn: .*RETIRING/),
    );
  });
});
