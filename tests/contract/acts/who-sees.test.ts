import { expect, it } from "vitest";
import type { Grant } from "@/lib/domain/access/grants";
import type { Role } from "@/lib/domain/access/roles";
import { metricsText } from "@/lib/domain/metrics/text";
import { noticesOfActs } from "@/lib/services/acts/act-notices";
import { askForAct } from "@/lib/services/acts/ask";
import { declineAct } from "@/lib/services/acts/decline";
import { actsView, actView } from "@/lib/services/acts/view";
import { withdrawAct } from "@/lib/services/acts/withdraw";
import { pendingView } from "@/lib/services/agreements/pending-view";
import type { Context } from "@/lib/services/context";
import { readMetrics } from "@/lib/services/metrics/read-metrics";
import { createContextFor } from "@/lib/services/reach/context-for";
import { readSettings } from "@/lib/services/settings/read-settings";
import { onSqlite } from "@/tests/contract/db/databases";
import { contextWith, PAUSES } from "@/tests/support/a-context";
import { ACCOUNT, type ActWorld, anActWorld, MODEL, TARGETS } from "@/tests/support/acts/world";
import { aPerson } from "@/tests/unit/domain/access/people";

const OTHER = "777788889999";
const REASON = "A secret start.";
const { fresh } = onSqlite();

const by = (group: string, role: Role, accounts: Grant["accounts"]): Grant => ({
  to: { by: "group", pattern: group },
  ...{ role, accounts },
});
const GRANTS: readonly Grant[] = [
  by("viewers", "viewer", null),
  by("operators", "operator", null),
  by("admins", "admin", null),
  by("other-admins", "admin", [OTHER]),
  by("own-operators", "operator", [ACCOUNT]),
  by("own-admins", "admin", [ACCOUNT]),
];
const REQUEST = { requestId: "r", address: null, session: null };

/** A process of this world: it reads both accounts, or, `without`, the other alone. */
function processOf(world: ActWorld, { without = false } = {}) {
  const own = world.as("ana");
  const access = { by: "profile", profile: "other" } as const;
  const other = { key: OTHER, accountId: OTHER, name: "other", access };
  const accounts = () => (without ? [other] : [...own.accounts(), other]);
  const known = () => ({ accounts: accounts(), others: [] });
  const whole = contextWith(own, {
    settings: () => ({ ...own.settings(), grants: GRANTS }),
    accounts,
    organization: { ...own.organization, filed: accounts, known },
  });
  const webhook = () => ({ host: "hooks.example.com", signed: true });
  const contextFor = createContextFor(
    { ...whole, installation: { ...whole.installation, webhook } },
    { buildId: "build", pauses: PAUSES },
  );
  return (groups: readonly string[]) => contextFor(aPerson({ groups: [...groups] }), REQUEST);
}

/** Ben, whom no grant knows any more, asked for an act in the first account. */
async function aWish(reason = REASON) {
  const world = await anActWorld(await (await fresh()).open());
  const target = TARGETS["accept-agreement"];
  const asked = await askForAct(world.as("ben"), { account: ACCOUNT, target, reason });
  if (!asked.ok) throw new Error(asked.error.message);
  return { world, id: asked.value.id };
}

/** Everything by which one might learn of an act. */
async function told(ctx: Context, id: string): Promise<string> {
  const metrics = metricsText(await readMetrics(ctx, { named: true }));
  const counted = [...metrics.matchAll(/^readiness_acts\{.* [1-9].*$/gm)].flat();
  const { webhook } = await readSettings(ctx);
  const acts = [await actsView(ctx), await actView(ctx, id)];
  return JSON.stringify([...acts, counted, webhook?.sent]);
}

it.each<[string, readonly string[], boolean]>([
  ["a viewer of all", ["viewers"], false],
  ["an operator of all", ["operators"], false],
  ["an admin of another account who sees all", ["viewers", "other-admins"], false],
  ["an admin of the account, while it was read", ["viewers", "own-admins"], false],
  ["an admin of all", ["admins"], true],
])("an act of an account that is read no more, and %s", async (_name, groups, sees) => {
  const { world, id } = await aWish();
  const ctx = await processOf(world, { without: true })(groups);
  const text = await told(ctx, id);
  for (const word of [REASON, MODEL, "readiness_acts"])
    expect([word, text.includes(word)]).toEqual([word, sees]);
  const may = (await actsView(ctx)).acts.map((one) => one.may);
  expect(may).toMatchObject(sees ? [{ withdraw: true, decline: true }] : []);
  const declined = await declineAct(ctx, { id, said: "No." });
  if (sees) return expect(declined).toMatchObject({ ok: true });
  for (const refused of [declined, await withdrawAct(ctx, { id })])
    expect(refused).toMatchObject({ error: { code: "FORBIDDEN" } });
  expect(JSON.stringify(declined)).not.toContain(ACCOUNT);
  expect(await world.stores.acts.get(id)).toMatchObject({ rev: 1 });
});

it("what is written of an act by who sees some accounts stays whole for who sees all", async () => {
  const { world, id } = await aWish(`As in ${OTHER}.`);
  const contextFor = processOf(world);
  const narrow = await contextFor(["own-admins"]);
  const told = async (ctx: Context) =>
    JSON.stringify([await actView(ctx, id), await actsView(ctx)]);
  for (const decline of [false, true]) {
    if (decline) expect(await declineAct(narrow, { id, said: "No." })).toMatchObject({ ok: true });
    expect(await told(narrow)).toContain("As in ************.");
    expect(await told(narrow)).not.toContain(OTHER);
    expect(await told(await contextFor(["admins"]))).toContain(`As in ${OTHER}.`);
  }
});

it.each<[string, readonly string[], number, string | null]>([
  ["a viewer of all", ["viewers"], 1, "HTTP 503"],
  ["an operator of all", ["operators"], 1, "HTTP 503"],
  ["an operator of the account", ["own-operators"], 1, "HTTP 503"],
  ["an admin of another account", ["other-admins"], 0, null],
  ["an admin of another account who sees all", ["viewers", "other-admins"], 1, "HTTP 503"],
  ["an admin of the account", ["own-admins"], 2, "HTTP 500"],
  ["an admin of the account who sees all", ["viewers", "own-admins"], 2, "HTTP 500"],
  ["an admin of all", ["admins"], 2, "HTTP 500"],
])(
  "notices that wait, of an agreement and then of an act, and %s",
  async (_name, groups, count, says) => {
    const { world } = await aWish();
    const [notice] = await noticesOfActs(world.as("ana"), { endedSince: 0 });
    const at = world.now;
    const { deliveries } = world.stores;
    for (const [id, lastTryAt, problem] of [
      [`${ACCOUNT}~${MODEL}~1~overdue`, at - 1, "HTTP 503"],
      [notice?.id ?? "", at, "HTTP 500"],
    ] as const) {
      const waits = {
        state: "waiting",
        attempts: 1,
        problem,
        noticeAt: at,
        nextTryAt: at,
      } as const;
      await deliveries.put({ ...waits, id, lastTryAt, updatedAt: at }, 0);
    }
    const ctx = await processOf(world)(groups);
    const { webhook } = await readSettings(ctx);
    expect(webhook?.waiting).toBe(count);
    const pending = await pendingView(ctx);
    const problem = says === null ? null : { text: says };
    expect(pending).toMatchObject({ value: { webhook: { waiting: count, problem } } });
    const metrics = metricsText(await readMetrics(ctx, { named: true }));
    const failing = says === null ? 0 : 1;
    expect(metrics).toMatch(new RegExp(`^readiness_webhook_waiting ${count}$`, "m"));
    expect(metrics).toMatch(new RegExp(`^readiness_webhook_failing ${failing}$`, "m"));
  },
);
