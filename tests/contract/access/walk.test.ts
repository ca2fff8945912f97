import { describe, expect, it, vi } from "vitest";
import { LOCAL } from "@/lib/domain/access/rights";
import { ROLES, type Role, roleHolds } from "@/lib/domain/access/roles";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import type { Context } from "@/lib/services/context";
import { sourceFiles } from "@/tests/architecture/source";
import { withEnvironment } from "@/tests/support/stand-in";
import { ACTIONS, ROUTES } from "./walk-calls";
import { FIRST, LOCKED, marksOf, SECOND, SHARED, type Walked } from "./walk-world";
import {
  type Answer,
  actedIn,
  actions,
  answerOf,
  app,
  asking,
  bench,
  environment,
  inGroup,
  leaks,
  scanEnds,
  tell,
  tellsOfNone,
  walkRoutes,
  walksOnce,
  wishes,
} from "./walked";

walksOnce();

describe("the walk", () => {
  it("knows every route but those of health and of the way in, and every action", async () => {
    const routes = sourceFiles()
      .map(({ path: file }) => file)
      .filter((file) => /^app\/.*route\.ts$/.test(file))
      // Before anybody is known there is nothing to be told.
      .filter((file) => !/^app\/(api\/health|auth)\//.test(file));
    expect(Object.keys(ROUTES).sort()).toEqual(routes.sort());
    expect(Object.keys(ACTIONS).sort()).toEqual([...(await actions()).keys()].sort());
  });

  it.each([
    ["the first", FIRST],
    ["the second", SECOND],
  ])("finds each mark of %s account where nothing is hidden", async (_name, of) => {
    asking(LOCAL);
    const answers = await walkRoutes(of);
    const found = marksOf(of).filter((mark) => answers.some(({ text }) => text.includes(mark)));
    expect(found).toEqual(marksOf(of));
  });

  const cases = ROLES.flatMap((role) => [
    { role, own: FIRST, other: SECOND },
    { role, own: SECOND, other: FIRST },
  ]);

  it.each(cases)(
    "$role of $own.name: no route tells of $other.name",
    async ({ role, own, other }) => {
      asking(inGroup(`${role}-${own.name}`));
      const answers = [...(await walkRoutes(own)), ...(await walkRoutes(other))];
      expect(leaks(answers, other)).toEqual([]);
      const seen = marksOf(own).filter((mark) => answers.some(({ text }) => text.includes(mark)));
      expect(seen).toEqual(marksOf(own));
      const managed = new Set(
        [own, other].flatMap((of) =>
          Object.values(ROUTES).flatMap(({ may, paths }) => (may === "manage" ? paths(of) : [])),
        ),
      );
      const refused = answers.filter(({ status }) => status === 403).map(({ what }) => what);
      expect(new Set(refused)).toEqual(managed);
    },
  );

  it("of every route takes no role of acts", () => {
    expect(actedIn).toEqual([]);
  });

  it.each(cases)(
    "$role of $own.name: no action on an act tells or does anything of $other.name",
    (at) =>
      withEnvironment(environment, async () => {
        const { role, own, other } = at;
        asking(inGroup(`${role}-${own.name}`));
        const id = wishes.get(other.id) ?? "";
        const before = await app.runtime.stores.acts.get(id);
        const hash = "0".repeat(64);
        const inputs = {
          confirmActAction: { id, hash, word: "x" },
          confirmActsAction: { acts: [{ id, hash }], word: "x" },
          openTermsAction: { id },
          withdrawActAction: { id },
          declineActAction: { id, said: "No." },
        };
        actedIn.length = 0;
        for (const [name, input] of Object.entries(inputs)) {
          const answer = await tell(name, input);
          expect(leaks([answer], other)).toEqual([]);
          expect([name, answer.text]).toEqual([name, expect.stringMatching(/NOT_FOUND|FORBIDDEN/)]);
        }
        expect(actedIn).toEqual([]);
        expect(await app.runtime.stores.acts.get(id)).toEqual(before);
      }),
  );

  it.each(cases)("$role of $own.name: no action tells or does anything of $other.name", (at) =>
    withEnvironment(environment, async () => {
      const { role, own, other } = at;
      const ctx: Context = await app.contextFor(inGroup(`${role}-${own.name}`));
      asking(ctx.caller);
      bench.standIn.control.clearCalls();
      actedIn.length = 0;
      const answers: Answer[] = [];
      for (const [name, { needs, input }] of Object.entries(ACTIONS)) {
        for (const of of [other, own]) {
          const answer = await tell(name, await input(of, ctx));
          answers.push(answer);
          // To manage is held over all accounts or not at all.
          const may = needs === null || (needs !== "manage" && roleHolds(role, needs));
          const isOwn = of === own || needs === null || tellsOfNone.includes(name);
          expect([name, of.name, answer.status], answer.text).toEqual([
            name,
            of.name,
            may && isOwn ? 200 : 403,
          ]);
        }
      }
      await scanEnds();
      expect(leaks(answers, other)).toEqual([]);
      expect(actedIn.filter((account) => account !== own.id)).toEqual([]);
      // The first account's own credentials take the role of the second.
      const asked = bench.standIn.control
        .calls()
        .filter(({ operation }) => operation !== "AssumeRole" && operation !== "GetCallerIdentity");
      expect(asked.filter(({ account }) => account === other.id)).toEqual([]);
    }),
  );

  it.each(["operator", "admin"] as const)(
    "a scan of everything by an %s of one account asks that one alone",
    (role: Role) =>
      withEnvironment(environment, async () => {
        asking(inGroup(`${role}-${SECOND.name}`));
        bench.standIn.control.clearCalls();
        const answer = await tell("startScanAction", {
          accounts: null,
          regions: null,
          models: null,
        });
        expect(answer.status, answer.text).toBe(200);
        await scanEnds();
        const regional = bench.standIn.control
          .calls()
          .filter(({ operation }) => operation === "ListFoundationModels");
        expect(new Set(regional.map(({ account }) => account))).toEqual(new Set([SECOND.id]));
      }),
  );

  it("a scan of everything is cancelled by nobody who may not ask in every account", () =>
    withEnvironment(environment, async () => {
      bench.standIn.control.setLatency(300);
      const scan = app.scanner.run("command", EVERYTHING);
      await vi.waitFor(() => expect(app.scanner.running()).toHaveLength(1));
      asking(inGroup(`operator-${SECOND.name}`));
      const answer = await tell("cancelScanAction", undefined);
      expect([answer.status, answer.text]).toEqual([403, expect.stringContaining("NOT_YOURS")]);
      const started = await tell("startScanAction", {
        accounts: null,
        regions: null,
        models: null,
      });
      expect(started.text).toContain("Another scan runs. Wait until it has ended.");
      const { progress } = (await app.contextFor(inGroup(`viewer-${SECOND.name}`))).scans;
      expect(progress()?.regionsTotal).toBeLessThanOrEqual(2);
      bench.standIn.control.setLatency(0);
      expect(await scan).toMatchObject({ complete: true });
    }));

  it("what AWS says of a locked account does not name the account that asked", async () => {
    asking(LOCAL);
    const whole = await answerOf("app/api/accounts/route.ts", "/api/accounts");
    expect(whole.text).toContain(LOCKED.id);
    asking(inGroup(`viewer-${LOCKED.name}`));
    const own: Walked = { ...FIRST, ...LOCKED, region: SHARED };
    const answers = await walkRoutes(own);
    expect(answers.some(({ text }) => text.includes(LOCKED.id))).toBe(true);
    expect([...leaks(answers, FIRST), ...leaks(answers, SECOND)]).toEqual([]);
  });

  it("who has no grant is told nothing, by any route or action", async () => {
    asking(inGroup("nobody"));
    const routes = await walkRoutes(FIRST);
    expect(new Set(routes.map(({ status }) => status))).toEqual(new Set([403]));
    expect(leaks(routes, FIRST)).toEqual([]);
    const ctx = app.contextOf(LOCAL);
    for (const [name, { input }] of Object.entries(ACTIONS)) {
      const answer = await tell(name, await input(FIRST, ctx));
      expect([name, answer.status]).toEqual([name, 403]);
      expect(leaks([answer], FIRST)).toEqual([]);
    }
  });
});
