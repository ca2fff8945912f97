import { expect, it } from "vitest";
import { createHeldFacts, type HeldMax, type HeldRows } from "@/lib/services/world/held-facts";
import { aRegion, available, readAt } from "@/tests/support/build-facts";

const NOBODY_ASKED = Number.POSITIVE_INFINITY;

/** An account of one Region in which so many models were asked about. */
function rowsOf(account: string, models: number): HeldRows {
  const availability = Object.fromEntries(
    Array.from({ length: models }, (_, at) => [`acme.model-${at}`, readAt(available())]),
  );
  const facts = aRegion({ availability });
  const row = { account, region: "eu-west-1", facts, attemptedAt: 0, readAt: 0 };
  return new Map([[row.region, { version: 1, row }]]);
}

it.each<[what: string, max: HeldMax, asked: readonly string[], held: readonly string[]]>([
  ["as many accounts as may be", { accounts: 3, readings: NOBODY_ASKED }, [], ["a", "b", "c"]],
  ["one account too many", { accounts: 2, readings: NOBODY_ASKED }, [], ["b", "c"]],
  ["as many readings as may be", { accounts: 9, readings: 30 }, [], ["a", "b", "c"]],
  ["one reading too many", { accounts: 9, readings: 29 }, [], ["b", "c"]],
  ["more than one account alone may have", { accounts: 9, readings: 9 }, [], ["c"]],
  ["none that may be held", { accounts: 0, readings: 0 }, [], ["c"]],
  ["one too many, the first asked for again", { accounts: 2, readings: 30 }, ["a"], ["c", "a"]],
])("of %s the ones asked for last stay", (_what, max, asked, held) => {
  const facts = createHeldFacts();
  for (const account of ["a", "b", "c"]) facts.hold(account, rowsOf(account, 10));
  for (const account of asked) facts.of(account);
  expect([...facts.letGo(max)]).toEqual(held);
  expect(["a", "b", "c"].filter((account) => facts.of(account))).toEqual([...held].sort());
});

it("facts that are held again count as they are now", () => {
  const facts = createHeldFacts();
  facts.hold("a", rowsOf("a", 10));
  facts.hold("b", rowsOf("b", 10));
  facts.hold("a", rowsOf("a", 1));
  expect([...facts.letGo({ accounts: 2, readings: 11 })]).toEqual(["b", "a"]);
});
