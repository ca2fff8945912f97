import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChangeClass, changeOf, type Known } from "@/lib/domain/past/change";
import { STATES } from "@/lib/domain/state";

const ready: Known = { state: "ready", code: null };
const inactive: Known = { state: "inactive", code: "AgreementNotCreated" };
const pending: Known = { state: "pending", code: "MPAgreementPending" };
const blocked: Known = { state: "blocked", code: "FTUFormNotFilled" };
const none: Known = { state: "not_offered", code: null };
const off: Known = { state: "blocked", code: "RegionDisabled" };
const enabling: Known = { state: "pending", code: "RegionEnabling" };
const unread: Known = { state: "unknown", code: "NetworkError" };

describe("what became of a cell", () => {
  it.each<[name: string, was: Known, is: Known, change: ChangeClass | null]>([
    ["the same", ready, ready, null],
    ["blocked by something else", blocked, { state: "blocked", code: "NotAuthorized" }, null],
    ["ready, then blocked", ready, blocked, "worse"],
    ["ready, then inactive", ready, inactive, "worse"],
    ["ready, then pending", ready, pending, "worse"],
    ["inactive, then blocked", inactive, blocked, "worse"],
    ["offered no more", ready, none, "worse"],
    ["inactive, then ready", inactive, ready, "better"],
    ["inactive, then on the way", inactive, pending, "better"],
    ["blocked, then nothing forbids it", blocked, inactive, "better"],
    ["offered newly and ready", none, ready, "better"],
    ["offered newly, no agreement yet", none, inactive, "new"],
    ["offered newly, but blocked", none, blocked, "new"],
    ["could not be read", ready, unread, "lost"],
    ["was blocked, could not be read", blocked, unread, "lost"],
    ["could not be read then nor now", unread, unread, null],
    ["read again, and ready", unread, ready, "found"],
    ["read again, and blocked", unread, blocked, "found"],
    ["the Region was enabled", off, ready, "new"],
    ["the Region was enabled, the model is blocked there", off, blocked, "new"],
    ["the Region was enabled, the model is not offered there", off, none, "new"],
    ["the Region is being enabled", off, enabling, "new"],
    ["the Region's enabling is through", enabling, ready, "new"],
    ["the Region was enabled and can't be read", off, unread, "lost"],
    ["the Region was switched off", ready, off, "worse"],
    ["the Region was switched off, nothing was offered there", none, off, "worse"],
    ["first read since", null, ready, "new"],
    ["first read since, and not offered", null, none, null],
    ["no row, and unread now", null, unread, null],
    ["no row, and the Region is off", null, off, null],
    ["no cell any more", ready, null, null],
  ])("%s", (_name, was, is, change) => {
    expect(changeOf(was, is, true)).toBe(change);
  });

  it("calls nothing new where nothing is kept of then", () => {
    expect(changeOf(null, ready, false)).toBeNull();
  });

  const known = fc
    .constantFrom(...STATES)
    .map((state): NonNullable<Known> => ({ state, code: null }));

  it("is told exactly where two known states differ", () => {
    fc.assert(
      fc.property(known, known, (was, is) => {
        expect(changeOf(was, is, true) !== null).toBe(was.state !== is.state);
      }),
    );
  });

  it("is never worse or better where a side is not known", () => {
    fc.assert(
      fc.property(fc.option(known), known, (was, is) => {
        const change = changeOf(was, is, true);
        if (was === null || was.state === "unknown" || is.state === "unknown")
          expect(["worse", "better"]).not.toContain(change);
      }),
    );
  });

  it("turns worse into better the other way round, but for what is newly offered", () => {
    fc.assert(
      fc.property(known, known, (was, is) => {
        if (changeOf(was, is, true) !== "worse") return;
        expect(["better", "new"]).toContain(changeOf(is, was, true));
      }),
    );
  });
});
