import { describe, expect, it } from "vitest";
import { sentenceOf } from "@/lib/domain/agreement/words";
import { MINUTE_MS } from "@/lib/domain/time";
import { dismissWatch } from "@/lib/services/agreements/dismiss-watch";
import { nextDueAt, pollDue } from "@/lib/services/agreements/poll-due";
import { pollWatch } from "@/lib/services/agreements/poll-watch";
import { aFault } from "@/tests/support/build-facts";
import { ACCOUNT, KEY, MODEL, PRODUCT, read, T0 } from "@/tests/support/watches/world";
import {
  agreement,
  observe,
  operations,
  options,
  pollAt,
  state,
  watch,
  watchesAnew,
  world,
} from "./watched";

watchesAnew();

describe("a poll", () => {
  it("asks nothing before it is due", async () => {
    await observe("eu-west-1");
    await pollAt(T0 + 14_999);
    expect(world.calls).toEqual([]);
    await pollAt(T0 + 15_000);
    expect(operations()).toEqual(["SearchAgreements", "GetFoundationModelAvailability"]);
  });

  it("asks every region where it pends, and for the agreement at most once a minute", async () => {
    await observe("eu-west-1");
    await observe("us-east-1");
    for (let i = 1; i <= 8; i++) await pollAt(T0 + i * 15_000);
    const asked = operations();
    expect(asked.filter((name) => name === "GetFoundationModelAvailability")).toHaveLength(2 * 8);
    expect(asked.filter((name) => name === "SearchAgreements")).toHaveLength(2);
  });

  it("finds the agreement, sets the clock back to its acceptance, and asks its entitlements", async () => {
    await observe("eu-west-1");
    world.agreements = [agreement("agmt-1", T0 - MINUTE_MS)];
    world.entitlements.set("agmt-1", [{ status: "PENDING", reason: null, productId: PRODUCT }]);
    await pollAt(T0 + 15_000);
    await pollAt(T0 + 30_000);
    const found = await watch();
    expect(found).toMatchObject({
      agreementId: "agmt-1",
      flight: { startedAt: T0 - MINUTE_MS, source: "acceptance" },
    });
    expect(operations().filter((name) => name === "SearchAgreements")).toHaveLength(1);
  });

  it.each([
    ["INVALID_PAYMENT_INSTRUMENT", "payment-instrument-invalid"],
    ["ACCOUNT_SUSPENDED", "account-suspended"],
    ["PRODUCT_RESTRICTED", "product-restricted"],
    ["INCOMPATIBLE_CURRENCY", "incompatible-currency"],
  ])("ends as failed on %s, though the availability says PENDING", async (reason, cause) => {
    await observe("eu-west-1");
    world.agreements = [agreement("agmt-1", T0)];
    world.entitlements.set("agmt-1", [{ status: "FAILED", reason, productId: PRODUCT }]);
    await pollAt(T0 + 15_000);
    expect((await watch())?.flight).toMatchObject({
      state: "failed",
      failure: { code: "MPAgreementFailed", cause },
    });
  });

  it("does without the Marketplace where it can't be read", async () => {
    await observe("eu-west-1");
    world.agreements = "fault";
    await pollAt(T0 + 15_000);
    expect(await state()).toBe("pending");
    world.says.set("eu-west-1", "AVAILABLE");
    await pollAt(T0 + 30_000);
    expect(await state()).toBe("active");
  });

  it("keeps what it read, so that the matrix shows it", async () => {
    await observe("eu-west-1");
    world.says.set("eu-west-1", "AVAILABLE");
    await pollAt(T0 + 15_000);
    const stored = await world.stores.facts.region(ACCOUNT, "eu-west-1");
    expect(stored?.facts.availability[MODEL]).toMatchObject({
      status: "read",
      value: { agreement: "AVAILABLE" },
    });
    expect(stored).toMatchObject({ attemptedAt: T0, readAt: T0 });
  });

  it("of an account that is no longer configured is not made: its watch ends at once, in words", async () => {
    await observe("eu-west-1");
    world.now = T0 + 1;
    await pollDue({ ...world.process(), accounts: () => [] }, options());
    const found = await watch();
    expect(found?.flight).toMatchObject({ state: "dismissed", endedAt: T0 + 1 });
    expect(found && sentenceOf({ watch: found, now: T0 + 1, earlier: [], failure: null })).toBe(
      "Its account is no longer in the configuration, so it is no longer asked about.",
    );
    expect(world.calls).toEqual([]);
    expect(found?.notices).toEqual([]);
  });

  const RENAMED = {
    key: "renamed",
    accountId: null,
    name: null,
    access: { by: "default" },
  } as const;
  const idIs = (accountId: string) =>
    read(world, "GetCallerIdentity", { accountId, partition: "aws" as const });
  const inVain = () => ({
    status: "failed" as const,
    fault: aFault("ExpiredToken"),
    last: null,
  });

  it.each([
    ["was not asked for yet", null, "pending"],
    ["was asked for in vain", inVain, "dismissed"],
    ["is another one", () => idIs("444455556666"), "dismissed"],
    ["is the same", () => idIs(ACCOUNT), "pending"],
  ])("where an entry has a new name and its id %s", async (_name, identityOf, expected) => {
    await observe("eu-west-1");
    if (identityOf) {
      const patch = { accountId: null, facts: { identity: identityOf() } };
      await world.stores.facts.mergeAccount({ key: "renamed", name: null, updatedAt: T0, patch });
    }
    await pollDue({ ...world.process(), accounts: () => [RENAMED] }, options());
    expect(await state()).toBe(expected);
  });

  it("goes on where the account comes back while its agreement still pends", async () => {
    await observe("eu-west-1");
    await pollDue({ ...world.process(), accounts: () => [] }, options());
    await observe("eu-west-1", T0 + MINUTE_MS);
    expect((await watch())?.flight).toMatchObject({ state: "pending" });
    expect((await watch())?.flightNo).toBe(2);
  });

  it.each([
    ["the id of its default credentials", { key: "default", accountId: null }],
    ["an id of its own", { key: "payments", accountId: ACCOUNT }],
    ["the id as its key", { key: ACCOUNT, accountId: null }],
  ])("ends nothing of an account that is known by %s", async (_name, ref) => {
    await observe("eu-west-1");
    const accounts = () => [{ ...ref, name: null, access: { by: "default" } as const }];
    await pollDue({ ...world.process(), accounts }, options());
    expect(await state()).toBe("pending");
  });

  it("puts right the time that another version kept, and asks when the watch says so", async () => {
    await observe("eu-west-1");
    const row = await world.stores.watches.get(KEY);
    if (!row) throw new Error("no watch");
    await world.stores.watches.put({ ...row, nextPollAt: 0 }, row.rev);
    await pollAt(T0 + 1);
    expect(world.calls).toEqual([]);
    expect((await world.stores.watches.get(KEY))?.nextPollAt).toBe(T0 + 15_000);
    expect(await nextDueAt(world.process(), options())).toBe(T0 + 15_000);
  });

  it("asks at once where the clock was turned back", async () => {
    await observe("eu-west-1", T0 + 3_600_000);
    await pollAt(T0);
    expect(operations()).toContain("GetFoundationModelAvailability");
  });

  it("that two processes make at once tells the end once", async () => {
    await observe("eu-west-1");
    await observe("us-east-1");
    world.says.set("eu-west-1", "AVAILABLE").set("us-east-1", "AVAILABLE");
    world.now = T0 + 15_000;
    await Promise.all([1, 2, 3].map(() => pollWatch(world.process(), KEY, options())));
    expect((await watch())?.notices).toEqual([{ flightNo: 1, kind: "active", at: T0 + 15_000 }]);
  });

  it("does not bring back a watch that was dismissed while it asked", async () => {
    await observe("eu-west-1");
    world.now = T0 + 15_000;
    world.beforeAnswer = async () => {
      world.beforeAnswer = async () => undefined;
      await dismissWatch(world.process(), KEY);
    };
    await pollWatch(world.process(), KEY, options());
    expect(await state()).toBe("dismissed");
  });

  it("that is stopped writes nothing", async () => {
    await observe("eu-west-1");
    const before = await watch();
    const stopper = new AbortController();
    world.now = T0 + 15_000;
    world.beforeAnswer = async () => stopper.abort();
    await pollWatch(world.process(), KEY, { signal: stopper.signal, random: () => 0 });
    expect(await watch()).toEqual(before);
  });
});
