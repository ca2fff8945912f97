import { describe, expect, it } from "vitest";
import type { Act, ActState } from "@/lib/domain/acts/act";
import { printAct, readAct } from "@/lib/domain/acts/codec";
import { unconfirmable } from "@/lib/domain/acts/confirm";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import { type ActEvent, advance, PREVIEW_MS } from "@/lib/domain/acts/machine";
import { sourceIdentityOf } from "@/lib/domain/acts/source-identity";
import {
  ACCOUNT,
  anAct,
  anEnded,
  aPreview,
  aWhy,
  aWish,
  by,
  FORM_SHA,
  previewing,
  T0,
} from "@/tests/support/acts/samples";

const K = "accept-agreement";
const wish = aWish(K).wish;

const EVENTS = {
  previewed: { type: "previewed", ...previewing(K, { hash: "hash-2" }) },
  confirmed: { type: "confirmed", by: by("ana", T0 + 1) },
  intended: { type: "intended", at: T0 + 2 },
  sent: { type: "sent", at: T0 + 3 },
  accepted: {
    type: "answered",
    at: T0 + 4,
    answer: { state: "accepted", requestId: "r", existed: false, quotaRequestId: null },
  },
  refused: { type: "answered", at: T0 + 4, answer: { state: "refused", why: aWhy() } },
  unknown: { type: "answered", at: T0 + 4, answer: { state: "unknown", why: aWhy() } },
  stopped: { type: "stopped", at: T0 + 4, why: aWhy("moved") },
  abandoned: { type: "abandoned", at: T0 + 60_000 },
  early: { type: "time", at: T0 + PREVIEW_MS },
  late: { type: "time", at: T0 + PREVIEW_MS + 1 },
  withdrawn: { type: "withdrawn", by: by("ben", T0 + 5), said: "" },
  declined: { type: "declined", by: by("ana", T0 + 5), said: "Not now." },
} as const satisfies Record<string, ActEvent>;

const ENDED = ["done", "failed", "refused", "expired", "withdrawn", "declined"] as const;
const ACTS: Record<ActState, Act> = {
  asked: aWish(K),
  previewed: anAct(K, "previewed"),
  confirmed: anAct(K, "confirmed"),
  intended: anAct(K, "intended"),
  sent: anAct(K, "sent"),
  unknown: anAct(K, "unknown"),
  accepted: anAct(K, "accepted"),
  done: anEnded(K, "done"),
  failed: anEnded(K, "failed"),
  refused: anEnded(K, "refused"),
  expired: anEnded(K, "expired"),
  withdrawn: anEnded(K, "withdrawn"),
  declined: anEnded(K, "declined"),
};

/** To which state each event leads; what is not here changes nothing. */
const LEADS: Partial<Record<ActState, Partial<Record<keyof typeof EVENTS, ActState>>>> = {
  asked: { previewed: "previewed", withdrawn: "withdrawn", declined: "declined" },
  previewed: {
    previewed: "previewed",
    confirmed: "confirmed",
    late: "expired",
    withdrawn: "withdrawn",
    declined: "declined",
  },
  confirmed: { intended: "intended", stopped: "refused", abandoned: "refused" },
  intended: { sent: "sent", stopped: "refused", abandoned: "refused" },
  sent: { accepted: "accepted", refused: "refused", unknown: "unknown", abandoned: "unknown" },
  unknown: { accepted: "accepted", refused: "refused" },
};

describe("an act", () => {
  for (const [state, act] of Object.entries(ACTS) as [ActState, Act][]) {
    for (const [name, event] of Object.entries(EVENTS) as [keyof typeof EVENTS, ActEvent][]) {
      const leads = LEADS[state]?.[name];
      it(`${state}, ${name}: ${leads ?? "as it was"}`, () => {
        const after = advance(act, event);
        if (leads === undefined) expect(after).toBe(act);
        else expect(after.step.state).toBe(leads);
        expect(readAct(printAct(after))).toEqual(after);
      });
    }
  }

  it("goes back to what was asked where its preview expires or is stopped", () => {
    for (const [state, event] of [
      ["previewed", EVENTS.late],
      ["confirmed", EVENTS.stopped],
      ["intended", EVENTS.abandoned],
    ] as const) {
      const after = advance(anAct(K, state, wish), event);
      expect(after).toMatchObject({ wish, step: { state: "asked" } });
    }
  });

  const Q = "request-quota-increase";
  const asked = aWish(Q);
  const raised = { ...asked.target, kind: Q, value: 60_000_000 } as Act["target"];
  const more = previewing(Q, { target: raised });
  const previewedMore = (wished: Act) => advance(wished, { type: "previewed", ...more });
  const run = (act: Act, ...events: readonly ActEvent[]) => events.reduce(advance, act);
  it.each<[string, readonly ActEvent[], ActState]>([
    ["expires", [EVENTS.late], "asked"],
    ["is discarded", [{ type: "discarded" }], "asked"],
    ["is stopped right before the call", [EVENTS.confirmed, EVENTS.stopped], "asked"],
    ["is left behind", [EVENTS.confirmed, EVENTS.intended, EVENTS.abandoned], "asked"],
    ["is declined", [EVENTS.declined], "declined"],
    ["is withdrawn", [EVENTS.withdrawn], "withdrawn"],
  ])("asks for what was asked where a preview of more %s", (_name, events, state) => {
    const after = run(previewedMore(asked), ...events);
    expect(after).toMatchObject({ target: asked.target, step: { state } });
    expect(readAct(printAct(after))).toEqual(after);
  });

  it("does what was previewed of a wish, not what was asked", () => {
    const sent = run(previewedMore(asked), EVENTS.confirmed, EVENTS.intended, EVENTS.sent);
    expect(sent).toMatchObject({ target: raised, step: { state: "sent" } });
  });

  it("of a version that kept no target of a wish asks for what was previewed last", () => {
    const old = { ...asked, wish: { by: by("ben"), reason: "The pilot starts." } };
    expect(readAct(printAct(old))).toEqual(old);
    expect(advance(previewedMore(old), EVENTS.late)).toMatchObject({
      target: raised,
      step: { state: "asked" },
    });
  });

  it("of a wish that AWS refused ends", () => {
    expect(advance(anAct(K, "sent", wish), EVENTS.refused).step.state).toBe("refused");
  });

  it("confirmed a moment too late stays a preview", () => {
    const act = anAct(K, "previewed");
    const at = (ms: number) => ({ type: "confirmed", by: by("ana", T0 + ms) }) as const;
    expect(advance(act, at(PREVIEW_MS)).step.state).toBe("confirmed");
    expect(advance(act, at(PREVIEW_MS + 1))).toBe(act);
  });

  it("takes no preview of another kind", () => {
    const act = anAct(K, "previewed");
    expect(advance(act, { type: "previewed", ...previewing("enable-region") })).toBe(act);
  });
});

describe("confirming", () => {
  const right = {
    who: "user:ana",
    hash: "hash-1",
    word: ACCOUNT,
    formSha256: null,
    now: T0 + 1,
    secondPerson: false,
  };
  const CASES = [
    ["as it should be", {}, null],
    ["another hash", { hash: "hash-2" }, "STALE"],
    ["at the last moment", { now: T0 + PREVIEW_MS }, null],
    ["a moment after", { now: T0 + PREVIEW_MS + 1 }, "EXPIRED"],
    ["another word", { word: "111122223334" }, "WRONG_WORD"],
    ["the word with a space", { word: `${ACCOUNT} ` }, "WRONG_WORD"],
    ["no word", { word: "" }, "WRONG_WORD"],
    ["alone, where two are needed", { secondPerson: true }, "SECOND_PERSON"],
    ["by another, where two are needed", { secondPerson: true, who: "user:chiara" }, null],
    ["on the machine, where one is enough", { who: "local" }, null],
    ["at the terminal, where one is enough", { who: "command:ana" }, null],
    ["on the machine, where two are needed", { secondPerson: true, who: "local" }, "SECOND_PERSON"],
    ["at a terminal", { secondPerson: true, who: "command:chiara" }, "SECOND_PERSON"],
    ["at a terminal of nobody's name", { secondPerson: true, who: "command" }, "SECOND_PERSON"],
    ["by a token", { secondPerson: true, who: "token:t-1" }, "SECOND_PERSON"],
  ] as const;
  for (const [name, changes, code] of CASES) {
    it(name, () => {
      const found = unconfirmable(anAct(K, "previewed"), { ...right, ...changes });
      expect(found?.code ?? null).toBe(code);
    });
  }

  it.each([
    ["local", "command:ana"],
    ["local", "user:chiara"],
    ["command:ana", "local"],
    ["command:ana", "command:chiara"],
    ["command:ana", "user:chiara"],
    ["token:t-1", "user:chiara"],
  ])("where two are needed %s is nobody other than %s", (key, who) => {
    const act = advance(aWish(K), {
      type: "previewed",
      ...previewing(K, { by: { key, name: "somebody", at: T0 } }),
    });
    const found = unconfirmable(act, { ...right, who, secondPerson: true });
    expect(found).toMatchObject({
      code: "SECOND_PERSON",
      message: expect.stringMatching(/only who signed in counts/),
    });
    expect(unconfirmable(act, { ...right, who })).toBeNull();
  });

  it("a Region is typed by its code", () => {
    const act = anAct("enable-region", "previewed");
    expect(unconfirmable(act, right)?.code).toBe("WRONG_WORD");
    expect(unconfirmable(act, { ...right, word: "eu-south-2" })).toBeNull();
  });

  it("a form is the one that was previewed, and needs no second person", () => {
    const act = anAct("submit-use-case-form", "previewed");
    const both = { ...right, secondPerson: true };
    expect(unconfirmable(act, both)?.code).toBe("WRONG_FORM");
    expect(unconfirmable(act, { ...both, formSha256: "0".repeat(64) })?.code).toBe("WRONG_FORM");
    expect(unconfirmable(act, { ...both, formSha256: FORM_SHA })).toBeNull();
  });

  const AFTER: Partial<Record<ActState, string>> = {
    asked: "EXPIRED",
    expired: "EXPIRED",
    confirmed: "UNDER_WAY",
    intended: "UNDER_WAY",
    sent: "UNDER_WAY",
    unknown: "UNDER_WAY",
    accepted: "UNDER_WAY",
    done: "STALE",
    failed: "STALE",
    refused: "STALE",
    withdrawn: "STALE",
    declined: "STALE",
  };
  for (const [state, code] of Object.entries(AFTER) as [ActState, string][]) {
    it(`is refused where it is ${state}, in words`, () => {
      const found = unconfirmable(ACTS[state], right);
      expect(found?.code).toBe(code);
      expect(found?.message).toMatch(/^[A-Z].*\.$/);
    });
  }

  it("with the hash of an older preview is stale in every state after", () => {
    for (const state of ["confirmed", "sent", "accepted", "done"] as const)
      expect(unconfirmable(ACTS[state], { ...right, hash: "old" })?.code).toBe("STALE");
  });
});

describe("every ended act", () => {
  for (const kind of ACT_KINDS)
    for (const state of ENDED)
      it(`${kind}, ${state}: is read as it was kept`, () => {
        const act = anEnded(kind, state);
        expect(readAct(printAct(act))).toEqual(act);
      });
  it("of another form is none", () => {
    expect(readAct("{")).toBeNull();
    expect(readAct(JSON.stringify({ ...anEnded(K, "done"), version: 2 }))).toBeNull();
    expect(aPreview(K).version).toBe(1);
  });
});

describe("a source identity", () => {
  for (const [name, is] of [
    ["Ana Moreau", "ana.moreau"],
    ["Łukasz Żak", "ukasz.zak"],
    ["ana@acme.example", "ana@acme.example"],
    ["Ö", "person-o"],
    ["東京", "person-unnamed"],
    ["", "person-unnamed"],
    ["a/b\nc", "ab.c"],
    ["x".repeat(65), "x".repeat(64)],
  ] as const)
    it(JSON.stringify(name), () => expect(sourceIdentityOf(name)).toBe(is));
});
