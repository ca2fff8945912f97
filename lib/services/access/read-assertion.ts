import type { Identity } from "@/lib/domain/access/claims";
import type { NobodyWhy } from "@/lib/domain/access/nobody";
import { err, ok, type Result } from "@/lib/domain/result";
import type { AccessContext } from "@/lib/services/context";
import { recordRefusal } from "./record-refusal";

/**
 * Whom a proxy asserts. One that is not believed is on record, so many from one address. It is told apart first: behind one
 * address may be everybody, and each of them asks again and again.
 */
export async function readAssertion(
  ctx: AccessContext,
  assertion: string,
): Promise<Result<Identity, NobodyWhy>> {
  const { door, identity, log, address } = ctx;
  const read = await identity.assertions?.read(assertion);
  if (!read) return err("nothing-brought");
  if (read.ok) return ok(read.value);
  const { code, detail } = read.error;
  if (code === "refused" && door.limits.count("disbelieved", address) !== null)
    return err("too-many-tries");
  log.warn("what the proxy asserts was not believed", { code, detail });
  if (code === "down") return err("assertion-down");
  await recordRefusal(ctx, {
    what: "sign-in.refused",
    said: detail,
    who: { id: null, name: "somebody behind the proxy", known: "proxy" },
  });
  return err("assertion-refused");
}
