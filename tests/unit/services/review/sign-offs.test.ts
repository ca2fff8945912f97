import { describe, expect, it } from "vitest";
import type { SignOffInput } from "@/lib/contracts/actions/sign-off";
import { type Caller, LOCAL } from "@/lib/domain/access/rights";
import { readReview } from "@/lib/services/signoffs/list-signoffs";
import { SIGNOFF_KIND } from "@/lib/services/signoffs/records";
import { signOff } from "@/lib/services/signoffs/sign-off";
import { callerOf } from "@/tests/support/acts/world";
import { at, closesStores, failed, given, reviewOf } from "./reviewed";
import { ACCOUNT, aRegionFacts, keep, NOW, read, SKY } from "./store";

closesStores();

describe("a sign-off", () => {
  const input = (over: Partial<SignOffInput>): SignOffInput => ({
    account: ACCOUNT,
    region: "eu-west-1",
    basis: "",
    name: "Ada",
    note: "",
    destinationsReviewed: true,
    withExceptions: false,
    ...over,
  });

  it("keeps the facts it rests on, and shows later what has changed", async () => {
    const ctx = await given({ regions: { "eu-west-1": aRegionFacts() } });
    const { basis } = await reviewOf(ctx);
    expect(await signOff(ctx, input({ basis }))).toMatchObject({ ok: true, value: { at: NOW } });
    const before = await ctx.stores.docs.list(SIGNOFF_KIND);
    const later = aRegionFacts({
      availability: { [SKY]: read({ ...aBlocked }, NOW) },
    });
    await keep(ctx.stores, "eu-west-1", later);
    const shown = await readReview(ctx, at);
    if (!shown.ok) throw new Error(shown.error.message);
    expect(shown.value.signOffs).toMatchObject([{ name: "Ada", withExceptions: false }]);
    expect(shown.value.signOffs[0]?.changed).toContain(
      "Sky 9: was ready, is blocked (MPAgreementFailed).",
    );
    expect(shown.value.signOffs[0]?.facts.models[0]).toMatchObject({
      state: "ready",
      requestId: "r-0",
    });
    expect(await ctx.stores.docs.list(SIGNOFF_KIND)).toEqual(before);
  });

  it("is refused when the facts are no longer those that were seen", async () => {
    const ctx = await given({ regions: { "eu-west-1": aRegionFacts() } });
    const { basis } = await reviewOf(ctx);
    await keep(
      ctx.stores,
      "eu-west-1",
      aRegionFacts({ availability: { [SKY]: read({ ...aBlocked }, NOW) } }),
    );
    expect(await signOff(ctx, input({ basis }))).toMatchObject({
      ok: false,
      error: { code: "FACTS_CHANGED" },
    });
    expect(await ctx.stores.docs.list(SIGNOFF_KIND)).toEqual([]);
  });

  it.each<[string, Partial<SignOffInput>, string]>([
    ["while the destinations are not reviewed", { destinationsReviewed: false }, "CHECKS_OPEN"],
    [
      "with exceptions and without a note",
      { destinationsReviewed: false, withExceptions: true },
      "NOTE_NEEDED",
    ],
    ["without a name where nobody signed in", { name: null }, "NAME_NEEDED"],
  ])("is refused %s", async (_name, over, code) => {
    const ctx = await given({ regions: { "eu-west-1": aRegionFacts() } });
    const { basis } = await reviewOf(ctx);
    expect(await signOff(ctx, input({ ...over, basis }))).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  it("with exceptions says so, and which checks were open", async () => {
    const ctx = await given({
      regions: { "eu-west-1": aRegionFacts({ models: failed }), "us-east-1": aRegionFacts() },
    });
    const { basis } = await reviewOf(ctx);
    const signed = await signOff(ctx, input({ basis, withExceptions: true, note: "Known outage" }));
    expect(signed.ok).toBe(true);
    const shown = await readReview(ctx, at);
    if (!shown.ok) throw new Error(shown.error.message);
    const [record] = shown.value.signOffs;
    expect(record).toMatchObject({ withExceptions: true, note: "Known outage", changed: [] });
    expect(record?.checks.filter(({ holds }) => !holds).map(({ check }) => check)).toContain(
      "all-known",
    );
  });

  it.each<[string, Caller, string]>([
    ["who signed in signs under their own name", callerOf("ben"), "ben"],
    ["of this machine, where nobody signs in, under the one they type", LOCAL, "Ada"],
  ])("somebody %s", async (_name, caller, signer) => {
    const ctx = { ...(await given({ regions: { "eu-west-1": aRegionFacts() } })), caller };
    const { basis } = await reviewOf(ctx);
    expect(await signOff(ctx, input({ basis }))).toMatchObject({ ok: true });
    const shown = await readReview(ctx, at);
    expect(shown.ok && shown.value.signOffs.map(({ name }) => name)).toEqual([signer]);
  });

  it("of the same reviewer on the same readings is the record that is there; another note is another record", async () => {
    const ctx = await given({ regions: { "eu-west-1": aRegionFacts() } });
    const { basis } = await reviewOf(ctx);
    const first = await signOff(ctx, input({ basis }));
    const later = { ...ctx, now: () => NOW + 60_000 };
    expect(await signOff(later, input({ basis }))).toEqual(first);
    expect(await ctx.stores.docs.list(SIGNOFF_KIND)).toHaveLength(1);
  });

  it("is written once: a second one in the same instant is refused", async () => {
    const ctx = await given({ regions: { "eu-west-1": aRegionFacts() } });
    const { basis } = await reviewOf(ctx);
    await signOff(ctx, input({ basis }));
    const second = await signOff(ctx, input({ basis, name: "Eve" }));
    expect(second.ok).toBe(false);
    const shown = await readReview(ctx, at);
    expect(shown.ok && shown.value.signOffs.map(({ name }) => name)).toEqual(["Ada"]);
  });
});

const aBlocked = {
  agreement: "ERROR",
  agreementError: null,
  authorization: "AUTHORIZED",
  entitlement: "AVAILABLE",
  region: "AVAILABLE",
  pendingSince: null,
};
