import { describe, expect, it } from "vitest";
import { confirmAct } from "@/lib/services/acts/confirm";
import { previewAct } from "@/lib/services/acts/preview";
import { actsView } from "@/lib/services/acts/view";
import { onBoth } from "@/tests/contract/db/databases";
import {
  ACCOUNT,
  type ActWorld,
  anActWorld,
  CLAUDE,
  FORM,
  MODEL,
  ROLE,
  TARGETS,
} from "@/tests/support/acts/world";
import { codeOf, preview, previewed } from "./previewed";

onBoth("an act", ({ fresh }) => {
  const aWorld = async () => anActWorld(await (await fresh()).open());

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
});
