import type { SignOffInput } from "@/lib/contracts/actions/sign-off";
import { err, ok, type Result } from "@/lib/domain/result";
import { signedFactsOf } from "@/lib/domain/review/signed-facts";
import { SignOff } from "@/lib/domain/review/signoff";
import { type AuditNote, type RecordContext, recorded } from "@/lib/services/audit/record";
import type { WorldContext } from "@/lib/services/context";
import type { RegionRefusal } from "@/lib/services/review/find";
import { reviewRegion } from "@/lib/services/review/review-region";
import { readSignOffs, SIGNOFF_KIND } from "./records";

/**
 * Keeps a reviewer's word on a region with the facts it rests on, as they are now. It is refused when they are not
 * those the reviewer saw, and when a check does not hold unless that is said. Who signed in signs under the name by which the
 * provider knows them, whatever was typed. A record is written once: the same word of
 * the same reviewer on the same readings gives the record that is there.
 */
export async function signOff(
  ctx: WorldContext & RecordContext,
  input: SignOffInput,
): Promise<Result<{ id: string; at: number }, RegionRefusal>> {
  const found = await reviewRegion(ctx, input);
  if (!found.ok) return found;
  const review = found.value;
  if (review.basis !== input.basis) {
    const message =
      "What is known has changed since this page was read. Look at it again, then sign.";
    return err({ code: "FACTS_CHANGED", message });
  }
  const checks = [
    ...review.checks.map(({ check, holds }) => ({ check, holds })),
    { check: "destinations-reviewed", holds: input.destinationsReviewed },
  ];
  const refusal = refusalOf(
    input,
    checks.every(({ holds }) => holds),
  );
  if (refusal) return err(refusal);
  const name = ctx.caller.kind === "user" ? ctx.caller.name : input.name;
  if (name === null) return err({ code: "NAME_NEEDED", message: "A sign-off needs a name." });
  const record = SignOff.parse({
    version: 1,
    id: `${review.account.key}~${review.region}~${review.serverNow}`,
    account: review.account.key,
    region: review.region,
    at: review.serverNow,
    name,
    note: input.note,
    withExceptions: input.withExceptions,
    headline: review.headline,
    checks,
    facts: signedFactsOf(review),
  });
  const same = (await readSignOffs(ctx)).find((one) => saysTheSame(one, record));
  if (same) return ok({ id: same.id, at: same.at });
  const doc = { kind: SIGNOFF_KIND, id: record.id, updatedAt: record.at };
  const kept = await recorded(ctx, async (stores) => {
    const put = await stores.docs.put({ ...doc, body: JSON.stringify(record) }, 0);
    return { value: put, notes: put ? [noteOf(record)] : [] };
  });
  if (kept) return ok({ id: record.id, at: record.at });
  const message = "Somebody signed this Region in the same instant. Look at it again, then sign.";
  return err({ code: "FACTS_CHANGED", message });
}

const saysTheSame = (one: SignOff, other: SignOff): boolean =>
  JSON.stringify({ ...one, id: "", at: 0 }) === JSON.stringify({ ...other, id: "", at: 0 });
const noteOf = ({ id, account, region, name, withExceptions }: SignOff): AuditNote => ({
  what: "region.signed",
  on: { account, region, subject: id },
  said: withExceptions ? "Signed with exceptions." : "",
  details: { name, withExceptions },
});

function refusalOf({ withExceptions, note }: SignOffInput, allHold: boolean): RegionRefusal | null {
  if (allHold) return null;
  if (!withExceptions) {
    const message = "Not every check holds. Sign with exceptions and say why in the note.";
    return { code: "CHECKS_OPEN", message };
  }
  return note === ""
    ? { code: "NOTE_NEEDED", message: "A sign-off with exceptions needs a note that says why." }
    : null;
}
