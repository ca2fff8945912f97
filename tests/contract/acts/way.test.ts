import { describe, expect, it } from "vitest";
import { ACT_KINDS, type ActKind } from "@/lib/domain/acts/kinds";
import { NO_ROSTER } from "@/lib/domain/organisation/roster";
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
import { readWatches } from "@/lib/services/agreements/watch-docs";
import type { Context } from "@/lib/services/context";
import { EVERY_ROW } from "@/lib/services/ports/audit";
import { recentDeliveries } from "@/lib/services/webhook/recent-deliveries";
import { onBoth } from "@/tests/contract/db/databases";
import {
  ACCOUNT,
  type ActWorld,
  anActWorld,
  CLAUDE,
  FORM,
  formOf,
  MODEL,
  OTHER_MODEL,
  ROLE,
  SECRETS,
  TARGETS,
  TERMS_SHA,
  wordOf,
} from "@/tests/support/acts/world";

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const codeOf = (result: { ok: boolean; error?: { code: string } }) =>
  result.ok ? "ok" : result.error?.code;

const MAY_NOT_ACT: Pick<Context, "refusal" | "holds"> = {
  refusal: (right) => (right === "act" ? "You may not." : null),
  holds: (right) => right !== "act",
};

const preview = (ctx: Context, kind: ActKind) =>
  previewAct(ctx, { account: ACCOUNT, target: TARGETS[kind], ...formOf(kind) });

async function previewed(ctx: Context, kind: ActKind) {
  const act = value(await preview(ctx, kind));
  if (act.step.state !== "previewed") throw new Error(act.step.state);
  return { id: act.id, hash: act.step.hash, word: act.step.word, ...formOf(kind) };
}

const rowsOf = async ({ stores }: ActWorld) =>
  (await stores.audit.find(EVERY_ROW, { before: null, limit: 100 })).map(
    ({ entry }) => JSON.parse(entry) as { what: string; outcome: string },
  );
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

  describe("is refused, in words, and nothing is sent", () => {
    type Case = (world: ActWorld) => Promise<string | undefined>;
    const confirming = async (
      world: ActWorld,
      changes: object,
      between: () => void = () => undefined,
    ) => {
      const ctx = world.as("ana");
      const right = await previewed(ctx, "accept-agreement");
      between();
      return codeOf(await confirmAct(ctx, { ...right, ...changes }));
    };
    const CASES: readonly [string, string, Case][] = [
      [
        "where acts are off",
        "OFF",
        async (world) => {
          world.actions = { ...world.actions, enabled: false };
          return codeOf(await preview(world.as("ana"), "enable-region"));
        },
      ],
      [
        "where its kind is not allowed",
        "OFF",
        async (world) => {
          world.actions = { ...world.actions, kinds: ["enable-region"] };
          return codeOf(await preview(world.as("ana"), "accept-agreement"));
        },
      ],
      [
        "turned off since the preview",
        "OFF",
        (world) =>
          confirming(world, {}, () => {
            world.actions = { ...world.actions, enabled: false };
          }),
      ],
      [
        "without a role",
        "NO_ROLE",
        async (world) => {
          world.role = null;
          return codeOf(await preview(world.as("ana"), "accept-agreement"));
        },
      ],
      [
        "whose role went since the preview",
        "NO_ROLE",
        (world) =>
          confirming(world, {}, () => {
            world.role = null;
          }),
      ],
      [
        "of an account that nobody knows",
        "NOT_FOUND",
        async (world) =>
          codeOf(
            await previewAct(world.as("ana"), {
              account: "999988887777",
              target: TARGETS["enable-region"],
            }),
          ),
      ],
      [
        "of a model that nobody knows",
        "NOT_FOUND",
        async (world) =>
          codeOf(
            await previewAct(world.as("ana"), {
              account: ACCOUNT,
              target: { kind: "accept-agreement", modelId: "x.y", offerId: null },
            }),
          ),
      ],
      [
        "by who may not",
        "FORBIDDEN",
        async (world) =>
          codeOf(
            await preview(
              world.as("ben", { refusal: (right) => (right === "act" ? "You may not." : null) }),
              "enable-region",
            ),
          ),
      ],
      [
        "whose right went since the preview",
        "FORBIDDEN",
        async (world) => {
          const right = await previewed(world.as("ana"), "enable-region");
          const ctx = world.as("ana", { refusal: () => "You may not." });
          return codeOf(await confirmAct(ctx, right));
        },
      ],
      ["with a hash of nothing", "STALE", (world) => confirming(world, { hash: "0".repeat(64) })],
      [
        "with the hash of another act",
        "STALE",
        async (world) => {
          const { hash } = await previewed(world.as("ana"), "enable-region");
          return confirming(world, { hash });
        },
      ],
      ["with another word", "WRONG_WORD", (world) => confirming(world, { word: "yes" })],
      ["that is not there", "NOT_FOUND", (world) => confirming(world, { id: "gone" })],
      [
        "too late",
        "EXPIRED",
        (world) =>
          confirming(world, {}, () => {
            world.now += 10 * 60_000 + 1;
          }),
      ],
      [
        "by one person, where two are needed",
        "SECOND_PERSON",
        async (world) => {
          world.actions = { ...world.actions, secondPerson: true };
          return confirming(world, {});
        },
      ],
      [
        "previewed on the machine, where two people are needed",
        "SECOND_PERSON",
        async (world) => {
          world.actions = { ...world.actions, secondPerson: true };
          const local = world.as("ana", { caller: { kind: "local" } });
          return codeOf(await preview(local, "enable-region"));
        },
      ],
      [
        "previewed on the machine and confirmed at its terminal, where two are needed by now",
        "SECOND_PERSON",
        async (world) => {
          const local = world.as("ana", { caller: { kind: "local" } });
          const right = await previewed(local, "enable-region");
          world.actions = { ...world.actions, secondPerson: true };
          const command = world.as("ana", { caller: { kind: "command", user: "ana" } });
          for (const ctx of [local, command, world.as("chiara")])
            expect((await actsView(ctx)).acts.map(({ may }) => may.confirm)).toEqual([false]);
          return codeOf(await confirmAct(command, right));
        },
      ],
      [
        "previewed by who signed in and confirmed at a terminal, where two are needed",
        "SECOND_PERSON",
        async (world) => {
          world.actions = { ...world.actions, secondPerson: true };
          const right = await previewed(world.as("ana"), "enable-region");
          const command = world.as("ana", { caller: { kind: "command", user: "ana" } });
          return codeOf(await confirmAct(command, right));
        },
      ],
      [
        "whose world moved",
        "MOVED",
        (world) =>
          confirming(world, {}, () => {
            world.aws.price = "16.50";
          }),
      ],
      [
        "that somebody did meanwhile",
        "MOVED",
        (world) =>
          confirming(world, {}, () => {
            world.aws.agreements.set(MODEL, "PENDING");
          }),
      ],
      [
        "whose role is another by now",
        "MOVED",
        (world) =>
          confirming(world, {}, () => {
            world.role = `${ROLE}Other`;
          }),
      ],
      [
        "where AWS can't be read any more",
        "NOT_READ",
        (world) =>
          confirming(world, {}, () => {
            world.mute = true;
          }),
      ],
      [
        "where the role is of another account by now",
        "NOT_READ",
        (world) =>
          confirming(world, {}, () => {
            world.aws.account = "444455556666";
          }),
      ],
      [
        "where AWS can't be read",
        "NOT_READ",
        async (world) => {
          world.mute = true;
          return codeOf(await preview(world.as("ana"), "request-quota-increase"));
        },
      ],
      [
        "with more than one offer",
        "CHOOSE_OFFER",
        async (world) => {
          world.aws.offers = 2;
          return codeOf(await preview(world.as("ana"), "accept-agreement"));
        },
      ],
      [
        "of Anthropic without its form",
        "REFUSED_BEFORE",
        async (world) =>
          codeOf(
            await previewAct(world.as("ana"), {
              account: ACCOUNT,
              target: { kind: "accept-agreement", modelId: CLAUDE, offerId: null },
            }),
          ),
      ],
      [
        "without the form that was previewed",
        "WRONG_FORM",
        async (world) => {
          const { form: _form, ...rest } = await previewed(world.as("ana"), "submit-use-case-form");
          return codeOf(await confirmAct(world.as("ana"), rest));
        },
      ],
      [
        "with another form than the one that was previewed",
        "WRONG_FORM",
        async (world) => {
          const right = await previewed(world.as("ana"), "submit-use-case-form");
          const form = FORM.replace("Acme", "Acne");
          return codeOf(await confirmAct(world.as("ana"), { ...right, form }));
        },
      ],
      [
        "that has a form which AWS would refuse",
        "WRONG_FORM",
        async (world) =>
          codeOf(
            await previewAct(world.as("ana"), {
              account: ACCOUNT,
              target: TARGETS["submit-use-case-form"],
              form: "{}",
            }),
          ),
      ],
    ];
    for (const [name, code, run] of CASES)
      it(`${name}: ${code}`, async () => {
        const world = await aWorld();
        expect(await run(world)).toBe(code);
        expect(world.writes).toEqual([]);
        await world.settle();
        expect(world.writes).toEqual([]);
        for (const row of await world.stores.acts.list({ endedSince: 0 }))
          expect(row.lock === null || JSON.parse(row.body).step.state === "asked").toBe(true);
      });
  });

  it("whose world moved tells what was and what is", async () => {
    const world = await aWorld();
    const ctx = world.as("ana");
    const right = await previewed(ctx, "accept-agreement");
    world.aws.price = "16.50";
    const refused = await confirmAct(ctx, right);
    expect(refused).toMatchObject({
      error: {
        moved: [{ label: "USE1_output_tokens_global_standard", was: "15.00", is: "16.50" }],
      },
    });
    expect(value(await readAct(ctx, { id: right.id })).step).toMatchObject({
      state: "refused",
      why: { code: "moved" },
    });
  });

  it("whose role is another by now asks that one nothing, and tells which it was and is", async () => {
    const world = await aWorld();
    const ctx = world.as("ana");
    const right = await previewed(ctx, "enable-region");
    world.role = `${ROLE}Other`;
    const asked: string[] = [];
    world.before = async (operation) => {
      asked.push(operation);
    };
    expect(await confirmAct(ctx, right)).toMatchObject({
      error: { moved: [{ label: "Act role", was: ROLE, is: `${ROLE}Other` }] },
    });
    expect(asked).toEqual([]);
    expect(codeOf(await confirmAct(ctx, await previewed(ctx, "enable-region")))).toBe("ok");
  });

  it("of a second person is sent in that one’s name", async () => {
    const world = await aWorld();
    world.actions = { ...world.actions, secondPerson: true };
    const right = await previewed(world.as("ana"), "enable-region");
    expect(codeOf(await confirmAct(world.as("chiara"), right))).toBe("ok");
    expect(world.people.at(-1)).toBe("chiara");
  });

  it("confirmed by many at once is sent once, and each of the others is told why", async () => {
    const world = await aWorld();
    const right = await previewed(world.as("ana"), "accept-agreement");
    const told = await Promise.all(
      [0, 1, 2, 3, 4].map((index) =>
        confirmAct(world.as(index % 2 === 0 ? "ana" : "chiara"), right),
      ),
    );
    expect(told.filter(({ ok }) => ok)).toHaveLength(1);
    for (const one of told) if (!one.ok) expect(["UNDER_WAY", "STALE"]).toContain(one.error.code);
    expect(world.writes).toHaveLength(1);
  });

  it("confirmed in two replicas at once is sent once", async () => {
    const store = await fresh();
    const world = await anActWorld(await store.open());
    const other = await store.open();
    const right = await previewed(world.as("ana"), "enable-region");
    const told = await Promise.all(
      [world.stores, other].map((stores) => confirmAct(world.as("ana", { stores }), right)),
    );
    expect(told.filter(({ ok }) => ok)).toHaveLength(1);
    expect(world.writes).toHaveLength(1);
  });

  it.each([
    ["EnableRegion", "accepted", 1],
    ["GetCallerIdentity", "STALE", 0],
  ] as const)("given up on by another replica during %s ends %s", async (during, end, writes) => {
    const world = await aWorld();
    const right = await previewed(world.as("ana"), "enable-region");
    let waits = true;
    world.before = async (operation) => {
      if (operation !== during || !waits) return;
      waits = false;
      await world.settle(60_000);
    };
    const told = await confirmAct(world.as("ana"), right);
    expect(told.ok ? told.value.step.state : told.error.code).toBe(end);
    expect(world.writes).toHaveLength(writes);
    await world.settle();
    const ended = value(await readAct(world.as("ana"), { id: right.id }));
    expect(ended.step.state).toBe(writes === 1 ? "done" : "refused");
  });

  it("previewed by two at once is one act, and only the newer preview can be confirmed", async () => {
    const world = await aWorld();
    const [one, two] = await Promise.all([
      preview(world.as("ana"), "enable-region"),
      preview(world.as("chiara"), "enable-region"),
    ]);
    const acts = [one, two].flatMap((result) => (result.ok ? [result.value] : []));
    const standing = value(await listActs(world.as("ana"), {}));
    expect(standing).toHaveLength(1);
    for (const act of acts) {
      if (act.step.state !== "previewed") throw new Error("previewed is what it is");
      const { hash, word } = act.step;
      const told = await confirmAct(world.as("ana"), { id: act.id, hash, word });
      const isNewest = JSON.stringify(act) === JSON.stringify(standing[0]);
      expect(told.ok).toBe(isNewest);
    }
    expect(world.writes.length).toBeLessThanOrEqual(1);
  });

  it("under way refuses another preview, naming itself", async () => {
    const world = await aWorld();
    const ctx = world.as("ana");
    const act = value(await confirmAct(ctx, await previewed(ctx, "enable-region")));
    world.aws.region = "DISABLED";
    expect(await preview(ctx, "enable-region")).toMatchObject({
      error: { code: "UNDER_WAY", act: act.id },
    });
  });

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
