import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_ROSTER, Roster } from "@/lib/domain/organisation/roster";
import { forgetLeft, listingFailed, takeListing } from "@/lib/domain/organisation/take-listing";
import { aFault } from "@/tests/support/build-facts";
import { LAB, listed, listing, NOW, PAY } from "./rosters";

const HOUR_MS = 3_600_000;
const told = (at: number) => ({ at, asked: "all" });
const first = takeListing(NO_ROSTER, listing(listed(PAY), listed(LAB)), told(NOW));
const of = (roster: Roster, id: string) => roster.accounts.find((account) => account.id === id);

describe("a listing", () => {
  it("proposes who appears, with the time", () => {
    expect(of(first, PAY)).toMatchObject({
      appearedAt: NOW,
      role: { status: "untried" },
      left: null,
    });
  });

  it.each([
    ["ACTIVE", null],
    ["PENDING_ACTIVATION", null],
    ["SUSPENDED", "SUSPENDED"],
    ["PENDING_CLOSURE", "PENDING_CLOSURE"],
    ["CLOSED", "CLOSED"],
    ["A_STATE_OF_TOMORROW", "A_STATE_OF_TOMORROW"],
  ])("one that is %s has left as: %s", (state, as) => {
    const next = takeListing(first, listing(listed(PAY, { state })), told(NOW + HOUR_MS));
    expect(of(next, PAY)?.left).toEqual(as === null ? null : { at: NOW + HOUR_MS, as });
  });

  it("keeps the date of the first that told, and begins anew where the state is another", () => {
    const at = (hours: number, state: string, before: Roster) =>
      takeListing(before, listing(listed(PAY, { state })), told(NOW + hours * HOUR_MS));
    const closing = at(1, "PENDING_CLOSURE", first);
    const still = at(2, "PENDING_CLOSURE", closing);
    expect(of(still, PAY)?.left?.at).toBe(NOW + HOUR_MS);
    const closed = at(3, "CLOSED", still);
    expect(of(closed, PAY)?.left).toEqual({ at: NOW + 3 * HOUR_MS, as: "CLOSED" });
    expect(of(at(4, "ACTIVE", closed), PAY)?.left).toBeNull();
  });

  it("keeps who is listed no more, as gone, with the date of the first listing without it", () => {
    const without = takeListing(first, listing(listed(PAY)), told(NOW + HOUR_MS));
    const again = takeListing(without, listing(listed(PAY)), told(NOW + 2 * HOUR_MS));
    expect(of(again, LAB)?.left).toEqual({ at: NOW + HOUR_MS, as: "GONE" });
  });

  it("moves an account, and keeps what is known of its role and of its tags", () => {
    const role = { status: "answers", since: NOW } as const;
    const known = { ...first, accounts: first.accounts.map((one) => ({ ...one, role })) };
    const moved = listed(PAY, { units: ["r-acme", "ou-acme-dataunit"], tags: null });
    const next = takeListing(known, listing(moved), told(NOW + HOUR_MS));
    expect(of(next, PAY)).toMatchObject({ units: moved.units, tags: { env: "prod" }, role });
  });

  it("that failed changes nothing but what is told of it", () => {
    const fault = aFault("AccessDeniedException");
    const failed = listingFailed(first, { ...told(NOW + HOUR_MS), fault });
    expect(failed).toEqual({ ...first, tried: { at: NOW + HOUR_MS, asked: "all", fault } });
  });

  it("is kept as it can be read again, without addresses", () => {
    expect(Roster.parse(JSON.parse(JSON.stringify(first)))).toEqual(first);
    expect(JSON.stringify(first)).not.toContain("@");
  });
});

describe("those that left", () => {
  const left = takeListing(first, listing(listed(PAY)), told(NOW));
  it.each([
    ["a millisecond too long ago", NOW + 1, 1],
    ["just within", NOW, 2],
  ])("%s", (_name, before, count) => {
    expect(forgetLeft(left, before).accounts).toHaveLength(count);
  });

  it("stay for as long as AWS lists them as closed, with the date they were first told so", () => {
    const closed = { ...listed(PAY), state: "SUSPENDED" };
    const asClosed = takeListing(first, listing(closed), told(NOW));
    const later = takeListing(asClosed, listing(closed), told(NOW + 90 * 24 * HOUR_MS));
    const kept = forgetLeft(later, NOW + 60 * 24 * HOUR_MS);
    expect(kept.accounts.find(({ id }) => id === PAY)?.left).toEqual({ at: NOW, as: "SUSPENDED" });
  });
});

it("no order of listings and failures makes an account leave that every whole listing had", () => {
  const step = fc.oneof(
    fc.constant("fails" as const),
    fc.subarray([LAB, "777788889999"]).map((more) => [PAY, ...more]),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let roster = NO_ROSTER;
      for (const [place, one] of steps.entries()) {
        const at = told(NOW + place);
        roster =
          one === "fails"
            ? listingFailed(roster, { ...at, fault: aFault("AccessDeniedException") })
            : takeListing(roster, listing(...one.map((id) => listed(id))), at);
      }
      const own = of(roster, PAY);
      expect(own?.left ?? null).toBeNull();
      expect(own !== undefined).toBe(steps.some((one) => one !== "fails"));
    }),
  );
});
