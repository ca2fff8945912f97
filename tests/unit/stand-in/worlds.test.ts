import { describe, expect, it } from "vitest";
import { accessTo, formIn } from "@/lib/stand-in/world/access";
import { appliedQuota } from "@/lib/stand-in/world/quota";
import { isRegionOn, startWorld, type World } from "@/lib/stand-in/world/state";
import { WORLD_NAMES, worldNamed } from "@/lib/stand-in/worlds/all";
import { buildCatalogue } from "@/lib/stand-in/worlds/catalogue/build";
import { DEFAULT_REGIONS, destinationsOf } from "@/lib/stand-in/worlds/regions";

const NOW = 1_790_000_000_000;

function start(name: (typeof WORLD_NAMES)[number]): World {
  return startWorld(worldNamed(name), { now: NOW, speed: 1 });
}

function mainOf(world: World) {
  const account = world.accounts.get("111122223333");
  if (account === undefined) throw new Error("no main account");
  return account;
}

describe.each(WORLD_NAMES)("world %s", (name) => {
  const spec = worldNamed(name);

  it("has ids, quota codes and quota names only once", () => {
    const ids = spec.catalogue.models.map((model) => model.id);
    expect(new Set(ids).size).toBe(ids.length);
    const codes = spec.quotas.map((quota) => quota.code);
    expect(new Set(codes).size).toBe(codes.length);
    const names = spec.quotas.map((quota) => quota.name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });

  it("speaks only of models and quotas that exist", () => {
    const ids = new Set(spec.catalogue.models.map((model) => model.id));
    const names = new Set(spec.quotas.map((quota) => quota.name));
    for (const account of spec.accounts) {
      for (const rule of account.access) {
        for (const id of rule.models ?? []) expect(ids).toContain(id);
      }
      for (const change of account.quotaChanges) {
        for (const quota of change.names ?? []) expect(names).toContain(quota);
      }
      for (const request of account.quotaRequests) expect(names).toContain(request.quotaName);
      for (const entry of account.provisioned) expect(ids).toContain(entry.modelId);
    }
    for (const rule of spec.faults) {
      if (typeof rule.when?.model === "string") expect(ids).toContain(rule.when.model);
    }
  });
});

describe("first-look", () => {
  const world = start("first-look");
  const account = mainOf(world);
  const regions = [...account.regions].filter(([, region]) => isRegionOn(region.status));
  const cells = regions.flatMap(([region]) =>
    world.spec.catalogue.models.map((model) => ({
      region,
      model,
      access: accessTo(world, { account, cell: { region, model }, now: NOW }),
    })),
  );
  const offered = cells.filter((cell) => cell.access.region === "AVAILABLE");

  it("has some ninety models, 17 default regions and some opt-in ones", () => {
    expect(world.spec.catalogue.models.length).toBeGreaterThanOrEqual(90);
    const statuses = [...account.regions.values()].map((region) => region.status);
    expect(statuses.filter((status) => status === "ENABLED_BY_DEFAULT")).toHaveLength(17);
    for (const status of ["ENABLED", "ENABLING", "DISABLED"]) expect(statuses).toContain(status);
  });

  it("has about six hundred quotas", () => {
    expect(world.spec.quotas.length).toBeGreaterThan(550);
    expect(world.spec.quotas.length).toBeLessThan(750);
  });

  it("is calm: most of what is offered works", () => {
    const working = offered.filter(
      ({ access }) =>
        access.agreement.status === "AVAILABLE" &&
        access.authorization === "AUTHORIZED" &&
        access.entitlement === "AVAILABLE",
    );
    expect(working.length / offered.length).toBeGreaterThan(0.75);
  });

  it.each(["AVAILABLE", "PENDING", "NOT_AVAILABLE", "ERROR"])(
    "has an agreement that reads %s",
    (s) => {
      expect(offered.some(({ access }) => access.agreement.status === s)).toBe(true);
    },
  );

  it("has a failed entitlement, a missing one, and a refused account", () => {
    expect(offered.some(({ access }) => access.agreement.entitlement?.status === "FAILED")).toBe(
      true,
    );
    expect(offered.some(({ access }) => access.entitlement === "NOT_AVAILABLE")).toBe(true);
    expect(offered.some(({ access }) => access.authorization === "NOT_AUTHORIZED")).toBe(true);
  });

  it("misses the form in one opt-in region that is on", () => {
    expect(formIn(account, "us-east-1")).toBe("present");
    expect(formIn(account, "eu-south-1")).toBe("missing");
    expect(formIn(account, "eu-south-2")).toBe("present");
  });

  it("has a model whose only route has no tokens, in two regions", () => {
    const seed = world.spec.quotas.find(
      (quota) =>
        quota.name ===
        "Global cross-region model inference tokens per minute for Anthropic Claude Opus 5",
    );
    if (seed === undefined) throw new Error("no quota");
    for (const region of ["ap-northeast-2", "sa-east-1"]) {
      expect(appliedQuota(account, { seed, region })).toEqual({ kind: "value", value: 0 });
      const routes = (world.spec.catalogue.profiles.get(region) ?? []).filter(
        (profile) => profile.model.id === "anthropic.claude-opus-5",
      );
      expect(routes.map((profile) => profile.prefix)).toEqual(["global"]);
    }
    expect(appliedQuota(account, { seed, region: "us-east-1" })).not.toEqual({
      kind: "value",
      value: 0,
    });
  });

  it("has models past their end, models near it, context variants and profile-only models", () => {
    const lifecycles = world.spec.catalogue.models.map((model) => model.lifecycle);
    expect(lifecycles.some((it) => (it.endOfLifeInDays ?? 1) < 0)).toBe(true);
    expect(lifecycles.some((it) => (it.endOfLifeInDays ?? 0) > 0)).toBe(true);
    const listed = world.spec.catalogue.listed.get("us-east-1") ?? [];
    const ids = listed.map((entry) => entry.id);
    expect(ids).toContain("cohere.embed-english-v3:0:512");
    expect(ids).toContain("amazon.nova-premier-v1:0:mm");
    expect(listed.some((entry) => entry.inferenceTypes.join() === "INFERENCE_PROFILE")).toBe(true);
  });

  it("shows every geography's profiles", () => {
    const prefixes = new Set(
      [...world.spec.catalogue.profiles.values()].flat().map((profile) => profile.prefix),
    );
    expect([...prefixes].sort()).toEqual(["apac", "au", "ca", "eu", "global", "in", "jp", "us"]);
  });

  it("has a model that only a profile shows", () => {
    const listed = world.spec.catalogue.listed.get("sa-east-1") ?? [];
    const profiles = world.spec.catalogue.profiles.get("sa-east-1") ?? [];
    expect(listed.some((entry) => entry.id === "xai.grok-4.6")).toBe(false);
    expect(profiles.some((profile) => profile.id === "global.xai.grok-4.6")).toBe(true);
  });
});

describe("the other worlds", () => {
  it("all-ready has nothing in the way", () => {
    const world = start("all-ready");
    const account = mainOf(world);
    for (const region of DEFAULT_REGIONS) {
      for (const model of world.spec.catalogue.models) {
        const access = accessTo(world, { account, cell: { region, model }, now: NOW });
        expect(access.agreement.status).toBe("AVAILABLE");
        expect(access.authorization).toBe("AUTHORIZED");
        expect(model.lifecycle.status).toBe("ACTIVE");
      }
    }
  });

  it("large has 300 models, 34 regions and ten accounts", () => {
    const spec = worldNamed("large");
    expect(spec.catalogue.models).toHaveLength(300);
    expect(spec.catalogue.listed.size).toBe(34);
    expect(spec.accounts).toHaveLength(10);
  });

  it("fleet has a hub, ten roles with an external id, and one that lets nobody in", () => {
    const [hub, ...members] = worldNamed("fleet").accounts;
    expect(hub?.keys).toHaveLength(1);
    expect(members).toHaveLength(10);
    expect(members.every((member) => member.roles[0]?.externalId !== undefined)).toBe(true);
    expect(members.filter((member) => member.roles[0]?.refused === true)).toHaveLength(1);
  });

  it("storm keeps first-look's facts", () => {
    expect(worldNamed("storm").accounts).toEqual(worldNamed("first-look").accounts);
  });
});

describe("catalogue tables", () => {
  const tables = { variants: "", provisioned: "", unlisted: [] };

  it.each([
    { name: "too few columns", row: "amazon.x | X | T>T" },
    { name: "an unknown provider", row: "nobody.x | X | T>T | us-east-1 | | | |" },
    { name: "an unknown modality", row: "amazon.x | X | Q>T | us-east-1 | | | |" },
    { name: "an unknown profile group", row: "amazon.x | X | T>T | | mars9 | | |" },
  ])("refuses $name", ({ row }) => {
    expect(() => buildCatalogue({ models: row, ...tables }, ["us-east-1"])).toThrow();
  });

  it.each([
    { prefix: "us", source: "us-east-1", expected: "us-east-1 us-east-2 us-west-2" },
    { prefix: "us", source: "us-west-1", expected: "us-west-1 us-east-1 us-east-2 us-west-2" },
    { prefix: "jp", source: "ap-northeast-3", expected: "ap-northeast-1 ap-northeast-3" },
    {
      prefix: "au",
      source: "ap-southeast-6",
      expected: "ap-southeast-6 ap-southeast-2 ap-southeast-4",
    },
  ])("$prefix from $source goes to $expected", ({ prefix, source, expected }) => {
    expect(destinationsOf(prefix, source).join(" ")).toBe(expected);
  });
});
