import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { SignOffInput } from "@/lib/contracts/actions/sign-off";
import { type Asserted, type Caller, LOCAL } from "@/lib/domain/access/rights";
import { ROLES, type Role, roleHolds } from "@/lib/domain/access/roles";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { askForAct } from "@/lib/services/acts/ask";
import type { Context } from "@/lib/services/context";
import type { ActPort } from "@/lib/services/ports/act-aws";
import { signOff } from "@/lib/services/signoffs/sign-off";
import { type App, createRuntime, holdApp } from "@/lib/start";
import { sourceFiles } from "@/tests/architecture/source";
import { askRoute, ROUTE_HOST } from "@/tests/support/ask-route";
import { inRequest } from "@/tests/support/in-request";
import { aBench, type Bench, withEnvironment } from "@/tests/support/stand-in";
import { ACTIONS, ROUTES } from "./walk-calls";
import {
  FIRST,
  LOCKED,
  marksOf,
  SECOND,
  SHARED,
  type Walked,
  walkedEnvironment,
  walkedWorld,
} from "./walk-world";

const SETTLES_MS = 20_000;

let bench: Bench;
let app: App;
/** The accounts for which somebody took the role of acts. */
const actedIn: string[] = [];
/** What somebody asks for in each account, by its id. */
const wishes = new Map<string, string>();
let environment: Readonly<Record<string, string | undefined>>;

beforeAll(async () => {
  bench = await aBench({ world: walkedWorld() });
  environment = walkedEnvironment(bench);
  await withEnvironment(environment, async () => {
    const made = await createRuntime({ ...process.env }, { logLevel: "silent" });
    if (!made.ok) throw new Error(made.error.join("\n"));
    app = made.value;
    watchActor(app.runtime.act);
    // Twice: the second sees what other accounts list while it reads the first.
    await app.scanner.run("command", EVERYTHING);
    await app.scanner.run("command", EVERYTHING);
    const ctx = app.contextOf(LOCAL);
    for (const one of [FIRST, SECOND]) {
      const input = SignOffInput.parse(await ACTIONS.signOffAction?.input(one, ctx));
      expect(await signOff(ctx, input)).toMatchObject({ ok: true });
      const { id: account, modelId, need } = one;
      const target = { kind: "accept-agreement", modelId, offerId: null } as const;
      const wish = await askForAct(ctx, { account, target, reason: `${need} wants it` });
      if (wish.ok) wishes.set(account, wish.value.id);
    }
    expect(wishes.size).toBe(2);
  });
}, 120_000);
afterAll(async () => {
  await app.scanner.stop();
  await app.close();
  await bench.close();
});

function watchActor(act: ActPort): void {
  const { actorFor } = act;
  act.actorFor = (account, person) => {
    actedIn.push(account.accountId);
    return actorFor(account, person);
  };
}

/** Who asks, as if they had signed in: everything behind that is as it is in the server. */
const asking = (caller: Caller) =>
  holdApp({ ...app, contextFor: (_caller, request) => app.contextFor(caller, request) });

const inGroup = (group: string): Asserted => ({
  kind: "user",
  known: "oidc",
  issuer: "https://login.acme.example",
  subject: group,
  name: "Bo",
  email: null,
  groups: [group],
});

type Answer = { what: string; status: number; text: string };

async function answerOf(file: string, address: string): Promise<Answer> {
  const response = await askRoute(file, address);
  const told = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  return {
    what: address,
    status: response.status,
    text: [...told, await response.text()].join("\n"),
  };
}

/** Of no account, or of one as if there were none. */
const tellsOfNone = [
  "cancelScanAction",
  "checkAccountAction",
  "askForActAction",
  "previewActAction",
  "confirmActAction",
  "confirmActsAction",
  "openTermsAction",
  "withdrawActAction",
  "declineActAction",
];

const ACT_ROUTE = "app/api/acts/[id]/route.ts";

const routesOf = (of: Walked) => [
  ...Object.entries(ROUTES).flatMap(([file, { paths }]) =>
    paths(of).map((address) => ({ file, address })),
  ),
  { file: ACT_ROUTE, address: `/api/acts/${wishes.get(of.id) ?? "none"}` },
];

async function walkRoutes(of: Walked): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const { file, address } of routesOf(of)) answers.push(await answerOf(file, address));
  return answers;
}

type Action = (input: unknown) => Promise<unknown>;

async function actions(): Promise<ReadonlyMap<string, Action>> {
  const files = sourceFiles().filter(({ path: file }) =>
    /^app\/actions\/(?!define\.ts)/.test(file),
  );
  const found = new Map<string, Action>();
  for (const { path: file } of files) {
    const made: Record<string, unknown> = await import(path.join("../../..", file));
    for (const [name, action] of Object.entries(made)) {
      if (typeof action === "function") found.set(name, (input) => action(input));
    }
  }
  return found;
}

async function tell(name: string, input: unknown): Promise<Answer> {
  const action = (await actions()).get(name);
  if (!action) throw new Error(`no action ${name}`);
  const headers = new Headers({
    host: ROUTE_HOST,
    origin: `http://${ROUTE_HOST}`,
    "next-action": "1",
  });
  const given = await inRequest(headers, () => action(input));
  const outcome: unknown =
    typeof given === "object" && given !== null && "data" in given ? await given.data : given;
  const { ok } = z.object({ ok: z.boolean() }).parse(outcome);
  return { what: name, status: ok ? 200 : 403, text: JSON.stringify(outcome) };
}

/** An answer may say again what it was asked for: that it is not known here. */
const leaks = (answers: readonly Answer[], of: Walked): readonly string[] =>
  answers.flatMap(({ what, text }) =>
    marksOf(of)
      .filter((mark) => text.includes(mark) && !decodeURIComponent(what).includes(mark))
      .map((mark) => `${what}: ${mark}`),
  );

const scanEnds = () =>
  vi.waitFor(() => expect(app.scanner.running()).toEqual([]), { timeout: SETTLES_MS });

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
