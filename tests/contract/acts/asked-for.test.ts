import { expect, it } from "vitest";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import { noticesOfActs } from "@/lib/services/acts/act-notices";
import { askForAct } from "@/lib/services/acts/ask";
import { confirmAct } from "@/lib/services/acts/confirm";
import { confirmActs } from "@/lib/services/acts/confirm-many";
import { declineAct } from "@/lib/services/acts/decline";
import { listActs } from "@/lib/services/acts/list";
import { openTerms } from "@/lib/services/acts/open-terms";
import { previewAct } from "@/lib/services/acts/preview";
import { readAct } from "@/lib/services/acts/read";
import { actsView } from "@/lib/services/acts/view";
import { withdrawAct } from "@/lib/services/acts/withdraw";
import type { Context } from "@/lib/services/context";
import { EVERY_ROW } from "@/lib/services/ports/audit";
import { recentDeliveries } from "@/lib/services/webhook/recent-deliveries";
import { onBoth } from "@/tests/contract/db/databases";
import { SECRETS, TERMS_SHA } from "@/tests/support/acts/acted-aws";
import { ACCOUNT, anActWorld, MODEL, OTHER_MODEL, TARGETS } from "@/tests/support/acts/world";
import { codeOf, preview, previewed, rowsOf, value } from "./previewed";

const MAY_NOT_ACT: Pick<Context, "refusal" | "holds"> = {
  refusal: (right) => (right === "act" ? "You may not." : null),
  holds: (right) => right !== "act",
};

onBoth("an act", ({ fresh }) => {
  const aWorld = async () => anActWorld(await (await fresh()).open());

  it("asked for waits, is told to the asker alone among those who may not act, and is answered", async () => {
    const world = await aWorld();
    const ben = world.as("ben", MAY_NOT_ACT);
    const wish = value(
      await askForAct(ben, {
        account: "payments-prod",
        target: TARGETS["accept-agreement"],
        reason: " The pilot starts. ",
      }),
    );
    expect(wish).toMatchObject({ account: ACCOUNT, wish: { reason: "The pilot starts." } });
    expect(
      codeOf(
        await askForAct(ben, { account: ACCOUNT, target: TARGETS["accept-agreement"], reason: "" }),
      ),
    ).toBe("UNDER_WAY");
    expect(value(await listActs(ben, {}))).toHaveLength(1);
    expect(value(await listActs(world.as("chiara", MAY_NOT_ACT), {}))).toHaveLength(0);
    expect(codeOf(await readAct(world.as("chiara", MAY_NOT_ACT), { id: wish.id }))).toBe(
      "NOT_FOUND",
    );
    expect(codeOf(await withdrawAct(world.as("chiara", MAY_NOT_ACT), { id: wish.id }))).toBe(
      "FORBIDDEN",
    );
    expect(codeOf(await declineAct(ben, { id: wish.id, said: "No." }))).toBe("FORBIDDEN");
    const right = await previewed(world.as("ana"), "accept-agreement");
    expect(right.id).toBe(wish.id);
    world.now += 11 * 60_000;
    expect(value(await readAct(ben, { id: wish.id })).step.state).toBe("asked");
    await world.settle(1);
    expect(codeOf(await declineAct(world.as("ana"), { id: wish.id, said: " " }))).toBe("BAD_INPUT");
    const no = value(await declineAct(world.as("ana"), { id: wish.id, said: "Not this year." }));
    expect(no.step).toMatchObject({ state: "declined", said: "Not this year." });
    expect(codeOf(await withdrawAct(ben, { id: wish.id }))).toBe("STALE");
    expect(world.writes).toEqual([]);
  });

  it("that is tried by who may not is on record by what they tried, and not by what it holds", async () => {
    const world = await aWorld();
    const { id, hash, word } = await previewed(world.as("ana"), "accept-agreement");
    const asked = { account: ACCOUNT, target: TARGETS["enable-region"], reason: "A secret start." };
    const before = (await rowsOf(world)).length;
    const chiara = world.as("chiara", { refusal: () => "You may only see here." });
    for (const [what, tried] of [
      ["act.asked", () => askForAct(chiara, asked)],
      ["act.previewed", () => preview(chiara, "enable-region")],
      ["act.terms", () => openTerms(chiara, { id })],
      ["act.confirmed", () => confirmAct(chiara, { id, hash, word })],
      ["act.declined", () => declineAct(chiara, { id, said: "No." })],
      ["act.ended", () => withdrawAct(chiara, { id })],
    ] as const) {
      expect(codeOf(await tried())).toBe("FORBIDDEN");
      const [row] = await rowsOf(world);
      expect(row).toMatchObject({
        ...{ what, outcome: "refused", said: "You may only see here." },
        ...{ on: { account: ACCOUNT }, details: {} },
      });
      expect(JSON.stringify(row)).not.toMatch(new RegExp(`${hash}|${MODEL}|secret`));
    }
    expect((await rowsOf(world)).length).toBe(before + 6);
  });

  it("is not taken back by who may no longer ask there", async () => {
    const world = await aWorld();
    const asked = { account: ACCOUNT, target: TARGETS["enable-region"], reason: "" };
    const { id } = value(await askForAct(world.as("ben"), asked));
    const mayNeither = { refusal: () => "You may only see here.", holds: () => false };
    const ben = world.as("ben", mayNeither);
    expect(codeOf(await withdrawAct(ben, { id }))).toBe("FORBIDDEN");
    for (const [by, may] of [
      [ben, false],
      [world.as("ben"), true],
    ] as const)
      expect((await actsView(by)).acts.map((one) => one.may.withdraw)).toEqual([may]);
    expect(value(await readAct(world.as("ana"), { id })).step.state).toBe("asked");
  });

  it("is told among the webhook's notices to those alone who see it", async () => {
    const world = await aWorld();
    const ben = world.as("ben", MAY_NOT_ACT);
    const asked = { account: ACCOUNT, target: TARGETS["enable-region"], reason: "A secret start." };
    value(await askForAct(ben, asked));
    const ana = world.as("ana");
    const [told] = await noticesOfActs(ana, { endedSince: 0 });
    if (!told) throw new Error("nothing is told of a wish");
    await ana.stores.deliveries.put(
      {
        ...{ id: told.id, state: "done", attempts: 1, problem: null },
        ...{ noticeAt: told.notice.at, nextTryAt: told.notice.at },
        ...{ lastTryAt: told.notice.at, updatedAt: told.notice.at },
      },
      0,
    );
    const about = async (ctx: typeof ana) => (await recentDeliveries(ctx)).map((one) => one.about);
    expect(await about(ana)).toEqual([expect.stringContaining("A secret start.")]);
    expect(await about(ben)).toHaveLength(1);
    expect(await about(world.as("chiara", MAY_NOT_ACT))).toEqual([]);
  });

  it("of somebody else's wish that is discarded stays asked for", async () => {
    const world = await aWorld();
    value(
      await askForAct(world.as("ben"), {
        account: ACCOUNT,
        target: TARGETS["enable-region"],
        reason: "",
      }),
    );
    const { id } = await previewed(world.as("ana"), "enable-region");
    expect(value(await withdrawAct(world.as("ana"), { id })).step.state).toBe("asked");
    expect(value(await withdrawAct(world.as("ben"), { id })).step.state).toBe("withdrawn");
  });

  it("of many stops at the first refusal that the next would meet too", async () => {
    const world = await aWorld();
    const ctx = world.as("ana");
    const all = [];
    for (const modelId of [MODEL, OTHER_MODEL]) {
      const target = { kind: "accept-agreement", modelId, offerId: null } as const;
      const { id, step } = value(await previewAct(ctx, { account: ACCOUNT, target }));
      if (step.state === "previewed") all.push({ id, hash: step.hash });
    }
    expect(all).toHaveLength(2);
    const wrong = value(await confirmActs(ctx, { acts: all, word: "yes" }));
    expect(wrong.map(({ is }) => is)).toEqual(["refusal", "not-sent"]);
    world.goes = "denied";
    const told = value(await confirmActs(ctx, { acts: all, word: ACCOUNT }));
    expect(told.map(({ is }) => is)).toEqual(["act", "not-sent"]);
    expect(world.writes).toHaveLength(1);
    world.goes = "well";
    const again = value(await confirmActs(ctx, { acts: all, word: ACCOUNT }));
    expect(again.map(({ is }) => is)).toEqual(["refusal", "act"]);
  });

  it("leaves nothing of a token, a link or a form in store, record, log or answer", async () => {
    const world = await aWorld();
    const ctx = world.as("ana");
    const answers: unknown[] = [];
    for (const kind of ACT_KINDS) {
      const right = await previewed(ctx, kind);
      answers.push(await confirmAct(ctx, { ...right, word: "wrong" }));
      answers.push(await confirmAct(ctx, right));
      if (kind === "accept-agreement")
        expect(await openTerms(ctx, { id: right.id })).toEqual({
          ok: true,
          value: { url: SECRETS.url, seen: { sha256: TERMS_SHA, bytes: 48_213 }, unread: null },
        });
    }
    await world.settle();
    const rows = await world.stores.acts.list({ endedSince: 0 });
    const record = await world.stores.audit.find(EVERY_ROW, { before: null, limit: 200 });
    const all = JSON.stringify([answers, rows, record, world.log]);
    expect(all).toContain(MODEL);
    expect(JSON.stringify(record)).toContain(TERMS_SHA);
    for (const secret of [...Object.values(SECRETS), "X-Amz-Signature", "Acme Payments"])
      expect(all).not.toContain(secret);
  });
});
