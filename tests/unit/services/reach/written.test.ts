import { afterEach, beforeEach, expect, it } from "vitest";
import type { Grant } from "@/lib/domain/access/grants";
import { dismissWatch } from "@/lib/services/agreements/dismiss-watch";
import { watchAgain } from "@/lib/services/agreements/watch-again";
import type { Context } from "@/lib/services/context";
import { createContextFor } from "@/lib/services/reach/context-for";
import { readWatches, rowOf } from "@/lib/services/watches/watch-docs";
import { contextWith, PAUSES } from "@/tests/support/a-context";
import { aWatch, poll } from "@/tests/support/watches/watch";
import { ACCOUNT, aWorld, KEY, T0, type World } from "@/tests/support/watches/world";
import { aPerson } from "@/tests/unit/domain/access/people";

const OTHER = "777788889999";
const GRANTS: readonly Grant[] = [
  { to: { by: "group", pattern: "own" }, role: "operator", accounts: [ACCOUNT] },
  { to: { by: "group", pattern: "all" }, role: "admin", accounts: null },
];

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

/** A watch of the first account that was told of the second. */
async function told() {
  const watch = poll(aWatch(), T0 + 1, { "eu-west-1": "fault" });
  const text = JSON.stringify(watch).replaceAll("timed out", `not by ${OTHER}`);
  await world.stores.watches.put(rowOf(JSON.parse(text), T0), 0);
  const own = world.process();
  const access = { by: "profile", profile: "other" } as const;
  const other = { key: OTHER, accountId: OTHER, name: "other", access };
  const accounts = () => [...own.accounts(), other];
  const whole = contextWith(own, {
    accounts,
    settings: () => ({ ...own.settings(), grants: GRANTS }),
    organization: { ...own.organization, known: () => ({ accounts: accounts(), others: [] }) },
  });
  const contextFor = createContextFor(whole, { buildId: "build", pauses: PAUSES });
  return (group: string) =>
    contextFor(aPerson({ groups: [group] }), { requestId: "r", address: null, session: null });
}

const shown = async (ctx: Context) => JSON.stringify(await readWatches(ctx, { endedSince: null }));

it("a watch that somebody of one account writes stays whole for who sees all", async () => {
  const contextFor = await told();
  const narrow = await contextFor("own");
  const steps = [
    async () => ({ ok: true }),
    () => dismissWatch(narrow, KEY),
    () => watchAgain(narrow, KEY),
  ];
  for (const step of steps) {
    expect(await step()).toMatchObject({ ok: true });
    expect(await shown(narrow)).toContain("not by ************");
    expect(await shown(narrow)).not.toContain(OTHER);
    expect(await shown(await contextFor("all"))).toContain(`not by ${OTHER}`);
  }
});
