import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { MatrixAnswer } from "@/lib/contracts/matrix";
import { applyDelta } from "@/lib/domain/grid/merge";
import { isDelta } from "@/lib/domain/grid/snapshot";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import { createMatrix } from "@/lib/services/matrix/snapshot";
import type { StoreHealth } from "@/lib/services/ports/stores";
import { onSqlite } from "@/tests/contract/db/databases";
import { PAUSES } from "@/tests/support/a-context";
import { aFault, aModel, NOW, readAt } from "@/tests/support/build-facts";
import { aRequirement } from "@/tests/unit/domain/requirement/worlds";
import { contextOver, factsAt, filled, REGIONS } from "./filled";

const WHOLE = { since: "", cells: "own" } as const;

describe("what a page is sent", () => {
  const database = onSqlite();

  it("is the same version while nothing changed", async () => {
    const { clock, snapshot } = await filled(database);
    const first = await snapshot();
    clock.now += MINUTE_MS;
    const second = await snapshot();
    expect(second.version).toBe(first.version);
    expect(second.columns).toBe(first.columns);
    expect(second.serverNow).toBe(clock.now);
  });

  it("is only the column that changed, and fits what the page holds", async () => {
    const { ctx, put, snapshot } = await filled(database);
    const first = await snapshot();
    await put("us-east-1", factsAt(NOW, "NOT_AVAILABLE"));
    const second = await snapshot();
    const delta = ctx.matrix.changesSince(second, first.version);
    expect(delta?.columns.map(({ region }) => region)).toEqual(["us-east-1"]);
    if (!delta || !isDelta(delta)) throw new Error("no delta");
    const { columns, kinds, version } = second;
    expect(applyDelta(first, delta)).toMatchObject({ columns, kinds, version });
    expect(ctx.matrix.changesSince(second, second.version)?.columns).toEqual([]);
  });

  it("is a requirement as it is defined, and again only where that changed", async () => {
    const { ctx, put } = await filled(database);
    const asked = aRequirement({
      name: "Assistant",
      models: ["provider:Anthropic"],
      routes: ["eu"],
    });
    let requirements = [asked];
    const settings = () => ({ ...ctx.settings(), requirements });
    const matrix = createMatrix({ ...ctx, settings, buildId: "build", pauses: PAUSES });
    const { snapshot } = matrix;
    const first = await snapshot();
    expect(first.requirements).toEqual([
      { name: "Assistant", models: ["provider:Anthropic"], regions: asked.regions, accounts: null },
    ]);
    await put("us-east-1", factsAt(NOW, "NOT_AVAILABLE"));
    const second = await snapshot();
    const unchanged = matrix.changesSince(second, first.version);
    expect(unchanged && "requirements" in unchanged).toBe(false);
    expect(unchanged && applyDelta(first, unchanged)).toMatchObject({
      requirements: first.requirements,
    });
    requirements = [{ ...asked, models: ["provider:Amazon"] }];
    const third = await snapshot();
    const changed = matrix.changesSince(third, second.version);
    expect(changed?.requirements).toMatchObject([{ models: ["provider:Amazon"] }]);
    expect(changed && applyDelta(second, changed)).toMatchObject({
      requirements: third.requirements,
    });
    expect(matrix.changesSince(third, third.version)).not.toHaveProperty("requirements");
    expect(matrix.changesSince(third, first.version)).toHaveProperty("requirements");
  });

  it("tells a store that does not work since it does not, and no more once it does", async () => {
    const { stores, ctx } = await filled(database);
    const told: { health: StoreHealth } = { health: { works: true } };
    const seen = { ...ctx, stores: { ...stores, lastHealth: () => told.health } };
    const { snapshot, changesSince } = createMatrix({ ...seen, buildId: "build", pauses: PAUSES });
    const first = await snapshot();
    expect(first.storeProblem).toBeNull();
    told.health = { works: false, since: NOW, kind: "disk-full", message: "The disk is full." };
    const second = await snapshot();
    const storeProblem = { since: NOW, message: "The disk is full." };
    expect(changesSince(second, first.version)).toMatchObject({ columns: [], storeProblem });
    expect((await snapshot()).version).toBe(second.version);
    told.health = { works: true };
    expect(changesSince(await snapshot(), second.version)).toMatchObject({ storeProblem: null });
  });

  it("tells an interval that is shorter than a scan", async () => {
    const { stores, snapshot } = await filled(database);
    expect((await snapshot()).intervalProblem).toBeNull();
    const begun = {
      scanId: "1",
      startedAt: NOW - HOUR_MS,
      scope: "all",
      trigger: "start",
    } as const;
    await stores.scans.start(begun);
    await stores.scans.finish("1", {
      finishedAt: NOW,
      outcome: "complete",
      problem: null,
      stats: null,
    });
    expect((await snapshot()).intervalProblem).toMatch(/^A scan takes 3600 s, longer than/);
  });

  it("is the same in JSON", async () => {
    const { ctx, clock, snapshot } = await filled(database);
    for (const later of [0, MINUTE_MS]) {
      clock.now += later;
      const seen = await snapshot();
      expect(JSON.parse(ctx.matrix.answerTo(seen, WHOLE).text())).toEqual(
        JSON.parse(JSON.stringify(seen)),
      );
    }
  });

  it("is the same with each list of cells once, whole and as what changed", async () => {
    const { ctx, put, snapshot } = await filled(database);
    const first = await snapshot();
    await put("us-east-1", factsAt(NOW, "NOT_AVAILABLE"));
    const second = await snapshot();
    for (const since of ["", first.version]) {
      const [own, once] = (["own", "once"] as const).map((cells) =>
        JSON.parse(ctx.matrix.answerTo(second, { since, cells }).text()),
      );
      expect(MatrixAnswer.parse(once)).toEqual(own);
      expect(new Set(once.lists.map(String)).size).toBe(once.lists.length);
      expect(once.columns).toHaveLength(own.columns.length);
    }
  });

  it("is made and compressed once a second and version, for all who ask for the same", async () => {
    const { ctx, clock, put, snapshot } = await filled(database);
    const first = await snapshot();
    const one = ctx.matrix.answerTo(first, WHOLE);
    clock.now += SECOND_MS - 1;
    expect(ctx.matrix.answerTo(await snapshot(), WHOLE)).toBe(one);
    expect(await one.gzip()).toBe(await one.gzip());
    expect(gunzipSync(await one.gzip()).toString()).toBe(one.text());
    clock.now += 1;
    const later = ctx.matrix.answerTo(await snapshot(), WHOLE);
    expect(JSON.parse(later.text())).toMatchObject({
      version: first.version,
      serverNow: first.serverNow + SECOND_MS,
    });
    await put("us-east-1", factsAt(NOW, "NOT_AVAILABLE"));
    const second = await snapshot();
    const whole = ctx.matrix.answerTo(second, WHOLE);
    const delta = ctx.matrix.answerTo(second, { ...WHOLE, since: first.version });
    expect(whole).not.toBe(later);
    expect(JSON.parse(whole.text())).toMatchObject({ version: second.version });
    expect(JSON.parse(delta.text())).toMatchObject({ since: first.version });
    expect(ctx.matrix.answerTo(second, { ...WHOLE, since: first.version })).toBe(delta);
    expect(ctx.matrix.answerTo(second, { ...WHOLE, since: "of another process" })).toBe(whole);
  });

  it.each(["other-1", "boot-99", "x", ""])(
    "is the whole to one that holds version '%s'",
    async (since) => {
      const { ctx, snapshot } = await filled(database);
      expect(ctx.matrix.changesSince(await snapshot(), since)).toBeNull();
    },
  );

  it("has the version of what it says: the same after a restart, another after a change", async () => {
    const { stores, clock, put, snapshot } = await filled(database);
    const first = await snapshot();
    const again = contextOver(stores, clock);
    expect((await again.matrix.snapshot()).version).toBe(first.version);
    await put("us-east-1", factsAt(NOW, "NOT_AVAILABLE"));
    const second = await again.matrix.snapshot();
    expect(second.version).not.toBe(first.version);
    const delta = again.matrix.changesSince(second, first.version);
    expect(delta?.columns.map(({ region }) => region)).toEqual(["us-east-1"]);
    expect(delta && applyDelta(first, delta)).toMatchObject({ columns: second.columns });
  });

  it("has no row for a model that only an account outside the configuration lists", async () => {
    const { stores, snapshot } = await filled(database);
    const facts = factsAt(NOW);
    const only = aModel("acme.sky-9", { inferenceTypes: ["ON_DEMAND"] });
    const at = { attemptedAt: NOW, readAt: NOW };
    await stores.facts.mergeRegion({
      account: "999988887777",
      region: "eu-west-1",
      facts: { ...facts, models: readAt([only], NOW) },
      ...at,
    });
    const { models } = await snapshot();
    expect(models.map(({ modelId }) => modelId)).not.toContain("acme.sky-9");
    expect(models).not.toEqual([]);
  });

  it("keeps its list of kinds short over weeks of reads that fail", async () => {
    const { ctx, clock, put, snapshot } = await filled(database);
    let most = 0;
    let wholes = 0;
    let held = await snapshot();
    for (let round = 0; round < 300; round += 1) {
      clock.now += HOUR_MS;
      for (const region of REGIONS) await put(region, factsAt(clock.now));
      clock.now += MINUTE_MS;
      const fault = aFault("AccessDeniedException", { at: clock.now });
      const denied = { status: "failed", fault, last: null } as const;
      for (const region of REGIONS) {
        await put(region, { ...factsAt(0), models: denied, availability: {} });
      }
      const now = await snapshot();
      const delta = ctx.matrix.changesSince(now, held.version);
      if (!delta) wholes += 1;
      held = (delta && applyDelta(held, delta)) ?? now;
      expect(held.columns).toEqual(now.columns);
      expect(now.columns.flatMap(({ cells }) => cells).every((kind) => now.kinds[kind])).toBe(true);
      most = Math.max(most, now.kinds.length);
    }
    const last = held.kinds[held.columns[0]?.cells[0] ?? -1]?.lastKnown;
    expect(last).toMatchObject({ state: "ready" });
    expect(clock.now - (last?.at ?? 0)).toBeLessThan(HOUR_MS);
    expect(most).toBeLessThanOrEqual(260);
    expect(wholes).toBeGreaterThan(0);
    expect(wholes).toBeLessThan(10);
  }, 60_000);
});
