import { expect, it } from "vitest";
import type { Grant } from "@/lib/domain/access/grants";
import { type Caller, LOCAL } from "@/lib/domain/access/rights";
import { confirmActs, type OneOfMany } from "@/lib/services/acts/confirm-many";
import { previewAct } from "@/lib/services/acts/preview";
import { EVERY_ROW } from "@/lib/services/ports/audit";
import { createContextFor } from "@/lib/services/reach/context-for";
import { onBoth } from "@/tests/contract/db/databases";
import { PAUSES } from "@/tests/support/a-context";
import { ACCOUNT, anActWorld, MODEL, OTHER_MODEL } from "@/tests/support/acts/world";
import { aPerson } from "@/tests/unit/domain/access/people";

const ANA = aPerson({ groups: ["admins"] });
const OF_ALL: Grant = { to: { by: "group", pattern: "admins" }, role: "admin", accounts: null };
const OF_ONE: Grant = { ...OF_ALL, accounts: ["payments-prod"] };
const AS_VIEWER: Grant = { ...OF_ALL, role: "viewer" };

const SIGNED = "CreateFoundationModelAgreement";
const READ = "GetFoundationModelAvailability";

type Moment = { operation: string; writes: number };
/** While the first call is out, and while the second is read again after its confirmation. */
const CALLED: Moment = { operation: SIGNED, writes: 1 };
const READ_AGAIN: Moment = { operation: READ, writes: 1 };

const BOTH = { told: ["accepted", "accepted"], writes: 2 };
const FIRST_ALONE = { told: ["accepted", "FORBIDDEN"], writes: 1 };

type Case = {
  who: string;
  caller?: Caller;
  grant: Grant;
  /** What the grants become at that moment. */
  becomes?: readonly Grant[];
  /** The session is ended at that moment. */
  ends?: true;
  at: Moment;
  expected: typeof BOTH;
  /** How the second act stands after. */
  second: string;
};

const CASES: readonly Case[] = [
  { who: "who keeps the grant", grant: OF_ALL, at: CALLED, expected: BOTH, second: "accepted" },
  {
    who: "who keeps it over one account",
    ...{ grant: OF_ONE, at: CALLED, expected: BOTH, second: "accepted" },
  },
  {
    who: "whom another grant gives the same",
    ...{ grant: OF_ALL, becomes: [OF_ONE], at: CALLED, expected: BOTH, second: "accepted" },
  },
  {
    who: "the person at the machine, whom no grant names",
    ...{ caller: LOCAL, grant: OF_ALL, becomes: [], at: CALLED, expected: BOTH },
    second: "accepted",
  },
  {
    who: "whose grant over all goes during the first call",
    ...{ grant: OF_ALL, becomes: [], at: CALLED, expected: FIRST_ALONE, second: "previewed" },
  },
  {
    who: "whose grant over one account goes during the first call",
    ...{ grant: OF_ONE, becomes: [], at: CALLED, expected: FIRST_ALONE, second: "previewed" },
  },
  {
    who: "who becomes a viewer during the first call",
    ...{ grant: OF_ALL, becomes: [AS_VIEWER], at: CALLED, expected: FIRST_ALONE },
    second: "previewed",
  },
  {
    who: "whose grant over all goes while the second is read again",
    ...{ grant: OF_ALL, becomes: [], at: READ_AGAIN, expected: FIRST_ALONE },
    second: "refused forbidden",
  },
  {
    who: "whose grant over one account goes while the second is read again",
    ...{ grant: OF_ONE, becomes: [], at: READ_AGAIN, expected: FIRST_ALONE },
    second: "refused forbidden",
  },
  {
    who: "whose session is ended during the first call",
    ...{ grant: OF_ALL, ends: true, at: CALLED, expected: FIRST_ALONE, second: "previewed" },
  },
  {
    who: "of one account whose session is ended while the second is read again",
    ...{ grant: OF_ONE, ends: true, at: READ_AGAIN, expected: FIRST_ALONE },
    second: "refused forbidden",
  },
];

function outcomeOf(one: OneOfMany): string {
  if (one.is === "act") return one.act.step.state;
  return one.is === "refusal" ? one.refusal.code : one.is;
}

onBoth("two acts confirmed in one request", ({ fresh }) => {
  it.each(CASES)("by one $who", async ({ caller = ANA, grant, becomes, ends, at, ...then }) => {
    const world = await anActWorld(await (await fresh()).open());
    const held = { grants: [grant] as readonly Grant[] };
    const alone = world.as("ana");
    const settings = () => ({ ...alone.settings(), grants: held.grants });
    await world.stores.sessions.add({
      ...{ id: "session-1", issuer: ANA.issuer, subject: ANA.subject, name: "Ana", email: null },
      ...{ groups: ANA.groups, sid: null, grant: null, address: null },
      ...{ createdAt: world.now, seenAt: world.now },
    });
    const contextFor = createContextFor(world.as("ana", { settings }), {
      ...{ buildId: "build", pauses: PAUSES },
    });
    const session = caller === LOCAL ? null : "session-1";
    const ctx = await contextFor(caller, { requestId: "r", address: null, session });
    const acts: { id: string; hash: string }[] = [];
    for (const modelId of [MODEL, OTHER_MODEL]) {
      const target = { kind: "accept-agreement", modelId, offerId: null } as const;
      const previewed = await previewAct(ctx, { account: ACCOUNT, target });
      if (!previewed.ok || previewed.value.step.state !== "previewed")
        throw new Error("no preview");
      acts.push({ id: previewed.value.id, hash: previewed.value.step.hash });
    }
    world.before = async (operation) => {
      if (
        operation !== at.operation ||
        world.writes.length + Number(operation === SIGNED) < at.writes
      )
        return;
      held.grants = becomes ?? held.grants;
      const end = { at: world.now, by: "admin" } as const;
      if (ends) await world.stores.sessions.end({ ids: ["session-1"] }, end);
    };
    const told = await confirmActs(ctx, { acts, word: ACCOUNT });
    world.before = async () => undefined;
    if (!told.ok) throw new Error("nothing was told");
    expect({
      told: told.value.map(outcomeOf),
      writes: world.writes.length,
    }).toEqual(then.expected);
    const [, second] = acts;
    const row = await world.stores.acts.get(second?.id ?? "");
    const { step } = JSON.parse(row?.body ?? "{}");
    expect([step.state, step.state === "refused" && step.why.code].filter(Boolean).join(" ")).toBe(
      then.second,
    );
    const rows = await world.stores.audit.find(EVERY_ROW, { before: null, limit: 100 });
    const refused = rows.filter(({ entry }) => JSON.parse(entry).outcome === "refused");
    expect(refused).toHaveLength(then.expected === BOTH ? 0 : 1);
  });
});
