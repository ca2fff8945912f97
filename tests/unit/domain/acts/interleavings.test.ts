import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Act, isUnfinished } from "@/lib/domain/acts/act";
import { readAct } from "@/lib/domain/acts/codec";
import { unconfirmable } from "@/lib/domain/acts/confirm";
import { ACT_KINDS, type ActKind } from "@/lib/domain/acts/kinds";
import type { Sight } from "@/lib/domain/acts/look";
import { type ActEvent, advance, PREVIEW_MS, previewedAct } from "@/lib/domain/acts/machine";
import { nextLookAt, PACE } from "@/lib/domain/acts/schedule";
import { DAY_MS } from "@/lib/domain/time";
import { ACCOUNT, aWhy, aWish, by, FORM_SHA, previewing, T0 } from "@/tests/support/acts/samples";

/** A row as the store has it: whoever read another rev writes nothing. */
type Row = { act: Act; rev: number };

/** Someone who goes the way of a confirmation step by step, each step a write at the rev they read. */
type Walker = { at: "confirmed" | "intended" | "sent" | "gone"; rev: number };

const SIGHTS: Record<ActKind, readonly Sight[]> = {
  "accept-agreement": ["NOT_AVAILABLE", "PENDING", "AVAILABLE", "ERROR", "NEW"].map(
    (agreement) => ({ kind: "accept-agreement", agreement, error: null }),
  ),
  "enable-region": ["DISABLED", "ENABLING", "ENABLED"].map((status) => ({
    kind: "enable-region",
    status,
  })),
  "submit-use-case-form": [
    { kind: "submit-use-case-form", form: "missing" },
    { kind: "submit-use-case-form", form: "present" },
  ],
  "request-quota-increase": ["PENDING", "CASE_OPENED", "APPROVED", "DENIED", "CASE_CLOSED"].map(
    (status) => ({
      kind: "request-quota-increase",
      applied: status === "APPROVED" ? 600_000 : 300_000,
      default: 300_000,
      requests: [
        {
          id: "n",
          quotaCode: "L",
          desiredValue: 600_000,
          status,
          createdAt: null,
          updatedAt: null,
        },
      ],
    }),
  ),
};

const doing = fc.oneof(
  fc.record({ do: fc.constant("confirm" as const), hash: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ do: fc.constant("walk" as const), who: fc.nat(5), answer: fc.nat(3) }),
  fc.record({ do: fc.constant("crash" as const), who: fc.nat(5) }),
  fc.record({ do: fc.constant("preview" as const) }),
  fc.record({ do: fc.constant("settle" as const), sight: fc.nat(6) }),
  fc.record({ do: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: 2 * PREVIEW_MS }) }),
  fc.record({ do: fc.constantFrom("withdraw" as const, "decline" as const) }),
);

describe("whatever happens in whatever order", () => {
  for (const kind of ACT_KINDS)
    for (const asked of [false, true])
      it(`${kind}${asked ? ", asked for" : ""}: sends once a confirmation at most, and ends in words`, () => {
        fc.assert(
          fc.property(fc.array(doing, { maxLength: 60 }), (plan) => {
            let now = T0;
            let previews = 1;
            let confirmations = 0;
            let writes = 0;
            const walkers: Walker[] = [];
            const newPreview = () =>
              previewing(kind, { hash: `hash-${previews}`, by: by("ana", now) });
            const first = asked
              ? aWish(kind)
              : previewedAct({ id: "act-1", account: ACCOUNT }, newPreview());
            const row: Row = { act: first, rev: 1 };
            const put = (act: Act, rev: number): boolean => {
              if (rev !== row.rev || act === row.act) return false;
              row.act = act;
              row.rev += 1;
              return true;
            };
            const tell = (event: ActEvent) => put(advance(row.act, event), row.rev);
            const walk = (walker: Walker, answer: number) => {
              const stays = walker.rev === row.rev;
              if (walker.at === "confirmed" || walker.at === "intended") {
                const next = walker.at === "confirmed" ? "intended" : "sent";
                const goes = stays && put(advance(row.act, { type: next, at: now }), walker.rev);
                walker.at = goes ? next : "gone";
                walker.rev = row.rev;
                if (walker.at === "sent") writes += 1;
                return;
              }
              if (walker.at !== "sent") return;
              walker.at = "gone";
              const answers = [
                { state: "accepted", requestId: "r", existed: false, quotaRequestId: null },
                { state: "refused", why: aWhy() },
                { state: "unknown", why: aWhy() },
              ] as const;
              const given = answers[answer % 3] ?? answers[0];
              tell({ type: "answered", at: now, answer: given });
            };
            const look = (index: number) => {
              const dueAt = nextLookAt(row.act, PACE);
              if (dueAt === null) return;
              now = Math.max(now, dueAt);
              const { state } = row.act.step;
              const sight = SIGHTS[kind][index % (SIGHTS[kind].length + 1)] ?? null;
              if (state === "previewed") tell({ type: "time", at: now });
              else if (state === "confirmed" || state === "intended" || state === "sent")
                tell({ type: "abandoned", at: now });
              else tell({ type: "looked", look: { at: now, sight } });
            };
            for (const one of plan) {
              if (one.do === "wait") now += one.ms;
              if (one.do === "settle") look(one.sight);
              if (one.do === "preview") {
                previews += 1;
                tell({ type: "previewed", ...newPreview() });
              }
              if (one.do === "withdraw") tell({ type: "withdrawn", by: by("ben", now), said: "" });
              if (one.do === "decline") tell({ type: "declined", by: by("ana", now), said: "No." });
              if (one.do === "confirm") {
                const confirming = {
                  who: "user:ana",
                  hash: `hash-${previews - one.hash}`,
                  word: kind === "enable-region" ? "eu-south-2" : ACCOUNT,
                  formSha256: FORM_SHA,
                  now,
                  secondPerson: false,
                };
                const isNewest = one.hash === 0;
                const refused = unconfirmable(row.act, confirming);
                if (refused) continue;
                expect(isNewest).toBe(true);
                const went = tell({ type: "confirmed", by: by("ana", now) });
                if (!went) continue;
                confirmations += 1;
                walkers.push({ at: "confirmed", rev: row.rev });
              }
              if (one.do === "walk" || one.do === "crash") {
                const walker = walkers[one.who % Math.max(1, walkers.length)];
                if (!walker) continue;
                if (one.do === "crash") walker.at = "gone";
                else walk(walker, one.answer);
              }
              expect(writes).toBeLessThanOrEqual(confirmations);
              expect(readAct(JSON.stringify(row.act))).toEqual(row.act);
            }
            for (const walker of walkers) walker.at = "gone";
            const begun = now;
            while (nextLookAt(row.act, PACE) !== null) {
              look(SIGHTS[kind].length);
              expect(now - begun).toBeLessThan(100 * DAY_MS);
            }
            const { step } = row.act;
            expect(!isUnfinished(step.state) || (asked && step.state === "asked")).toBe(true);
            if (step.state === "failed" || step.state === "refused") {
              expect(step.why.said.length).toBeGreaterThan(10);
              expect(step.why.next.length).toBeGreaterThan(3);
            }
          }),
          { numRuns: 150 },
        );
      });

  it("an act that nobody touches waits for nothing but its preview's end", () => {
    const act = previewedAct({ id: "a", account: ACCOUNT }, previewing("enable-region"));
    const dueAt = nextLookAt(act, PACE) ?? 0;
    expect(advance(act, { type: "time", at: dueAt - 1 })).toBe(act);
    expect(advance(act, { type: "time", at: dueAt }).step.state).toBe("expired");
  });
});
