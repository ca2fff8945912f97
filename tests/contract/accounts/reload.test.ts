import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { listAccounts } from "@/lib/services/accounts/list-accounts";
import type { Context } from "@/lib/services/context";
import { ROLE_NAME } from "@/lib/stand-in/worlds/account";
import type { App } from "@/lib/start";
import { withApp } from "@/tests/support/an-app";
import { aBench, type Bench, CLEAN, KEYS, withEnvironment } from "@/tests/support/stand-in";
import { aSmallWorld, HUB, REGION } from "./small-world";

const IDS = ["210000000001", "210000000002", "210000000003"] as const;
const [FIRST, SECOND, THIRD] = IDS;
const LOOK_MS = 2_100;

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({
    world: aSmallWorld(
      IDS.map((id) => ({ id, name: id, roles: [{ name: ROLE_NAME }, { name: "Second" }] })),
    ),
  });
});
afterAll(() => bench.close());
beforeEach(() => bench.standIn.control.reset());

const entry = (id: string, { name = id, role = ROLE_NAME } = {}) =>
  `  - { name: "${name}", role: "arn:aws:iam::${id}:role/${role}" }\n`;
const fileOf = (...entries: readonly string[]) =>
  `accounts:\n  - { id: "${HUB}", name: hub }\n${entries.join("")}regions: [${REGION}]\n`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The program with this configuration, and a way to write another in its place. */
function running(
  name: string,
  text: string,
  work: (app: App & { ctx: Context }, write: (text: string) => void) => Promise<void>,
): Promise<void> {
  const file = `${name}.yaml`;
  const env = {
    ...CLEAN,
    ...KEYS,
    AWS_ENDPOINT_URL: bench.standIn.url,
    READINESS_CONFIG: bench.file(file, text),
    READINESS_DATA_DIR: path.join(bench.folder, name),
  };
  return withEnvironment(env, () =>
    withApp((app) => work(app, (next) => void bench.file(file, next))),
  );
}

const listed = async ({ ctx }: { ctx: Context }) => {
  const { accounts, problems } = await listAccounts(ctx);
  return {
    problems: problems.length,
    accounts: accounts.map(({ name, standing, regions }) => [name, standing.status, regions.read]),
  };
};
const READ = (...names: readonly string[]) => names.map((name) => [name, "read", 1]);

it.each([
  [
    "an account is added",
    fileOf(entry(FIRST), entry(SECOND), entry(THIRD)),
    READ("hub", FIRST, SECOND, THIRD),
    0,
  ],
  ["an account goes", fileOf(entry(SECOND)), READ("hub", SECOND), 0],
  [
    "an account has another role",
    fileOf(entry(FIRST, { role: "Second" }), entry(SECOND)),
    READ("hub", FIRST, SECOND),
    0,
  ],
  ["a mistake comes in", "accounts: nobody\n", READ("hub", FIRST, SECOND), 1],
])("a scan during which %s ends well, and the next one knows", (name, next, accounts, problems) =>
  running(name.replaceAll(" ", "-"), fileOf(entry(FIRST), entry(SECOND)), async (app, write) => {
    const { control } = bench.standIn;
    control.setLatency(700);
    const scan = app.scanner.run("command", EVERYTHING);
    await pause(200);
    write(next);
    await pause(LOOK_MS);
    app.ctx.accounts();
    expect(app.scanner.progress()).not.toBeNull();
    expect(await scan).toMatchObject({ complete: true });
    expect((await listed(app)).problems).toBe(problems);
    control.setLatency(0);
    expect(await app.scanner.run("command", EVERYTHING)).toMatchObject({ complete: true });
    expect(await listed(app)).toEqual({ accounts, problems });
  }),
);

it("another name is there at once, and nothing is asked anew for it", () =>
  running("name", fileOf(entry(FIRST)), async (app, write) => {
    await app.scanner.run("command", EVERYTHING);
    write(fileOf(entry(FIRST, { name: "payments-prod" })));
    await pause(LOOK_MS);
    expect((await listed(app)).accounts).toEqual(READ("hub", "payments-prod"));
    await app.scanner.run("command", EVERYTHING);
    expect((await listed(app)).accounts).toEqual(READ("hub", "payments-prod"));
    const roles = bench.standIn.control
      .calls()
      .filter(({ operation }) => operation === "AssumeRole");
    expect(roles.map(({ calls }) => calls)).toEqual([1]);
  }));
