import { expect, it } from "vitest";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import { NO_ROSTER } from "@/lib/domain/organisation/roster";
import { confirmAct } from "@/lib/services/acts/confirm";
import { readAct } from "@/lib/services/acts/read";
import { readWatches } from "@/lib/services/watches/watch-docs";
import { onBoth } from "@/tests/contract/db/databases";
import { ACCOUNT, type ActWorld, anActWorld, MODEL, wordOf } from "@/tests/support/acts/world";
import { codeOf, preview, previewed, rowsOf, value } from "./previewed";

const whats = async (world: ActWorld) =>
  (await rowsOf(world)).map(({ what, outcome }) => `${what} ${outcome}`);

onBoth("an act", ({ fresh }) => {
  const aWorld = async () => anActWorld(await (await fresh()).open());

  it("names the units of its account, and that members may go by the form of the management account", async () => {
    const world = await aWorld();
    const alone = world.as("ana");
    const member = {
      units: ["r-abcd", "ou-abcd-11111111"],
      unitNames: ["Root", "Workloads"],
      tags: {},
    };
    const roster = () => ({ ...NO_ROSTER, managementId: ACCOUNT });
    const inside = world.as("ana", {
      accounts: () => alone.accounts().map((ref) => ({ ...ref, member })),
      organization: { ...alone.organization, roster },
    });
    for (const [ctx, units, says] of [
      [alone, undefined, false],
      [inside, ["Root", "Workloads"], true],
    ] as const) {
      const { step } = value(await preview(ctx, "submit-use-case-form"));
      if (step.state !== "previewed") throw new Error(step.state);
      expect(step.preview.account.units).toEqual(units);
      expect(step.preview.afterwards.join(" ").includes("management account")).toBe(says);
    }
  });

  for (const kind of ACT_KINDS)
    it(`${kind}: is previewed, confirmed, sent once, and done when AWS shows it`, async () => {
      const world = await aWorld();
      const ctx = world.as("ana");
      const confirming = await previewed(ctx, kind);
      expect(confirming.word).toBe(wordOf(kind));
      expect(world.writes).toEqual([]);
      const act = value(await confirmAct(ctx, confirming));
      expect(act.step).toMatchObject({ state: "accepted", requestId: "req-1", existed: false });
      expect(world.writes).toHaveLength(1);
      await world.settle();
      expect(value(await readAct(ctx, { id: act.id })).step.state).toBe("done");
      expect(world.writes).toHaveLength(1);
      expect(world.people[0]).toBe("ana");
      expect((await whats(world)).reverse()).toEqual([
        "act.previewed done",
        "act.confirmed done",
        "act.sent sent",
        "act.answered accepted",
        "act.ended done",
      ]);
    });

  it("of an agreement begins its watch at the acceptance, in the Regions that offer the model", async () => {
    const world = await aWorld();
    const ctx = world.as("ana");
    value(await confirmAct(ctx, await previewed(ctx, "accept-agreement")));
    const watches = await readWatches(ctx, { endedSince: null });
    expect(watches).toMatchObject([
      {
        modelId: MODEL,
        flight: { state: "pending", source: "acceptance", startedAt: world.now },
        regions: [{ region: "eu-west-1" }, { region: "us-east-1" }],
      },
    ]);
  });

  it.each([
    ["lost", "done"],
    ["missed", "refused"],
  ] as const)("whose answer is %s is read, never sent again, and ends %s", async (goes, end) => {
    for (const kind of ACT_KINDS) {
      const world = await aWorld();
      const ctx = world.as("ana");
      world.goes = goes;
      const act = value(await confirmAct(ctx, await previewed(ctx, kind)));
      expect(act.step.state).toBe("unknown");
      await world.settle();
      const ended = value(await readAct(ctx, { id: act.id }));
      expect([kind, ended.step.state]).toEqual([kind, end]);
      if (kind === "accept-agreement" && goes === "lost")
        expect(await readWatches(ctx, { endedSince: null })).toHaveLength(1);
      expect(world.writes).toHaveLength(1);
    }
  });

  it("that AWS refuses ends with its reason, and may be begun anew", async () => {
    const world = await aWorld();
    const ctx = world.as("ana");
    world.goes = "denied";
    const act = value(await confirmAct(ctx, await previewed(ctx, "enable-region")));
    expect(act.step).toMatchObject({ state: "refused", why: { owner: "iam-admin" } });
    expect(await whats(world)).toEqual([
      "act.ended refused",
      "act.answered refused",
      "act.sent sent",
      "act.confirmed done",
      "act.previewed done",
    ]);
    world.goes = "well";
    expect(codeOf(await confirmAct(ctx, await previewed(ctx, "enable-region")))).toBe("ok");
  });

  it("that AWS had before is an outcome, not an error", async () => {
    const world = await aWorld();
    const ctx = world.as("ana");
    world.goes = "there";
    const act = value(await confirmAct(ctx, await previewed(ctx, "accept-agreement")));
    expect(act.step).toMatchObject({ state: "accepted", existed: true });
  });
});
