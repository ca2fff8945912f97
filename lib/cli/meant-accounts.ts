import { isAccountId } from "@/lib/domain/account-id";
import { type Fault, NOT_READ_YET } from "@/lib/domain/facts/fault";
import { err, ok, type Result } from "@/lib/domain/result";
import { SECOND_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { answersTo, type Named, readNamed } from "@/lib/services/world/named";

/** What was given for an account, and the one that it means. */
export type Meant = { text: string; named: Named };

/** Why a text means no account; `others`: the one entry there is was read, and is another account. */
export type NotMeant =
  | { why: "not-configured"; text: string }
  | { why: "others"; text: string }
  | { why: "not-known"; text: string; entry: string; fault: Fault };

type MeantContext = Pick<Context, "accounts" | "stores" | "aws">;
type Asks = { anew: boolean };

const WITHIN_MS = 60 * SECOND_MS;

/**
 * The accounts that ids, keys and names on a command line mean; null: all. Where an id is no entry's, AWS is asked whose the
 * credentials are of those entries whose id is not known, or with `anew` of all that have it from their credentials alone.
 */
export async function meantAccounts(
  ctx: MeantContext,
  texts: readonly string[] | null,
  asks: Asks,
): Promise<Result<readonly Meant[] | null, NotMeant>> {
  if (texts === null) return ok(null);
  const known = await readNamed(ctx);
  const meant: Meant[] = [];
  for (const text of texts) {
    const named = known.find((one) => answersTo(one, text));
    const found = named ? ok(named) : await askedFor(ctx, { text, known, asks });
    if (!found.ok) return found;
    meant.push({ text, named: found.value });
  }
  return ok(meant);
}

type Asked = { text: string; known: readonly Named[]; asks: Asks };

async function askedFor(
  ctx: MeantContext,
  { text, known, asks }: Asked,
): Promise<Result<Named, NotMeant>> {
  const open = known.filter(
    ({ ref, row }) => ref.accountId === null && (asks.anew || (row?.accountId ?? null) === null),
  );
  if (!isAccountId(text) || open.length === 0) return err({ why: "not-configured", text });
  const read = await Promise.all(open.map(({ ref }) => whoseIs(ctx, ref)));
  const named = open.find((_one, at) => read[at]?.accountId === text);
  if (named) return ok(named);
  const failed = read.find(({ fault }) => fault !== null);
  if (failed?.fault)
    return err({ why: "not-known", text, entry: failed.entry, fault: failed.fault });
  return err({ why: known.length === 1 ? "others" : "not-configured", text });
}

type Whose = { entry: string; accountId: string | null; fault: Fault | null };

async function whoseIs({ aws }: MeantContext, ref: AccountRef): Promise<Whose> {
  const reader = aws.readerFor(ref, { expect: null, urgent: true });
  const identity = await reader.identity(AbortSignal.timeout(WITHIN_MS));
  const of = { entry: ref.key, accountId: null };
  if (identity.status === "read")
    return { ...of, accountId: identity.value.accountId, fault: null };
  return { ...of, fault: identity.status === "failed" ? identity.fault : NOT_READ_YET };
}

/** The same in a line, as a command tells it. */
export function notMeantText(told: NotMeant): string {
  const flag = `--account ${told.text}`;
  if (told.why === "not-configured") return `${flag} is not configured.`;
  if (told.why === "others") return `${flag}: the credentials belong to another account.`;
  const of = told.entry === "default" ? "default credentials" : `credentials of ${told.entry}`;
  return `${flag}: whose the ${of} are is not known: ${faultText(told.fault)}`;
}

/** A call that failed, its code, and AWS's words or those of the network. */
export const faultText = ({ operation, code, message }: Fault): string =>
  [operation, code, message].filter((part) => part !== null).join(": ");
