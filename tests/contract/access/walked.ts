import path from "node:path";
import { afterAll, beforeAll, expect, vi } from "vitest";
import { z } from "zod";
import { SignOffInput } from "@/lib/contracts/actions/sign-off";
import { type Asserted, type Caller, LOCAL } from "@/lib/domain/access/rights";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { askForAct } from "@/lib/services/acts/ask";
import type { ActPort } from "@/lib/services/ports/act-aws";
import { signOff } from "@/lib/services/signoffs/sign-off";
import { type App, createRuntime, holdApp } from "@/lib/start";
import { sourceFiles } from "@/tests/architecture/source";
import { askRoute, ROUTE_HOST } from "@/tests/support/ask-route";
import { inRequest } from "@/tests/support/in-request";
import { aBench, type Bench, withEnvironment } from "@/tests/support/stand-in";
import { ACTIONS, ROUTES } from "./walk-calls";
import { FIRST, marksOf, SECOND, type Walked, walkedEnvironment, walkedWorld } from "./walk-world";

const SETTLES_MS = 20_000;

export let bench: Bench;
export let app: App;
/** The accounts for which somebody took the role of acts. */
export const actedIn: string[] = [];
/** What somebody asks for in each account, by its id. */
export const wishes = new Map<string, string>();
export let environment: Readonly<Record<string, string | undefined>>;

function watchActor(act: ActPort): void {
  const { actorFor } = act;
  act.actorFor = (account, person) => {
    actedIn.push(account.accountId);
    return actorFor(account, person);
  };
}

/** Who asks, as if they had signed in: everything behind that is as it is in the server. */
export const asking = (caller: Caller) =>
  holdApp({ ...app, contextFor: (_caller, request) => app.contextFor(caller, request) });

export const inGroup = (group: string): Asserted => ({
  kind: "user",
  known: "oidc",
  issuer: "https://login.acme.example",
  subject: group,
  name: "Bo",
  email: null,
  groups: [group],
});

export type Answer = { what: string; status: number; text: string };

export async function answerOf(file: string, address: string): Promise<Answer> {
  const response = await askRoute(file, address);
  const told = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  return {
    what: address,
    status: response.status,
    text: [...told, await response.text()].join("\n"),
  };
}

/** Of no account, or of one as if there were none. */
export const tellsOfNone = [
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

export async function walkRoutes(of: Walked): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const { file, address } of routesOf(of)) answers.push(await answerOf(file, address));
  return answers;
}

type Action = (input: unknown) => Promise<unknown>;

export async function actions(): Promise<ReadonlyMap<string, Action>> {
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

export async function tell(name: string, input: unknown): Promise<Answer> {
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
export const leaks = (answers: readonly Answer[], of: Walked): readonly string[] =>
  answers.flatMap(({ what, text }) =>
    marksOf(of)
      .filter((mark) => text.includes(mark) && !decodeURIComponent(what).includes(mark))
      .map((mark) => `${what}: ${mark}`),
  );

export const scanEnds = () =>
  vi.waitFor(() => expect(app.scanner.running()).toEqual([]), { timeout: SETTLES_MS });

export function walksOnce(): void {
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
}
