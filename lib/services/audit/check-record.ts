import { AuditCheck, type AuditVerdict, checkAt, verdictWords } from "@/lib/domain/audit/check";
import { err, ok, type Result } from "@/lib/domain/result";
import { SECOND_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import type { DocStore, StoredDoc } from "@/lib/services/ports/stores";
import { recorded } from "./record";
import { verifyRecord } from "./verify";

const DOC = { kind: "record-check", id: "last" } as const;
const TELL_EVERY_MS = 2 * SECOND_MS;

export type CheckRefusal = { code: "CHECK_RUNS"; message: string };

/** The last look at the whole record, of any process; null: there was none, or it ended with its process. */
export async function readCheck(ctx: Pick<Context, "stores" | "now">): Promise<AuditCheck | null> {
  return checkAt(checkOf(await ctx.stores.docs.get(DOC.kind, DOC.id)), ctx.now());
}

/** Begins to look at the whole record; how far it is, and what came of it, is told by `readCheck`. Refused while one runs. */
export async function startCheck(
  ctx: Context,
): Promise<Result<{ state: "running" }, CheckRefusal>> {
  const { seq, base } = await ctx.stores.audit.head();
  const begun = await put(ctx.stores.docs, {
    state: "running",
    rows: 0,
    of: seq - base.seq,
    at: ctx.now(),
  });
  if (!begun) {
    const message = "The record is being looked at already.";
    return err({ code: "CHECK_RUNS", message });
  }
  void checkRecord(ctx).catch((error: unknown) =>
    ctx.log.error("the record was not looked at to its end", { error }),
  );
  return ok({ state: "running" });
}

/** Looks at the whole record and puts what came of it on record. */
export async function checkRecord(
  ctx: Context,
  onProgress: (rows: number, of: number) => void = () => undefined,
): Promise<AuditVerdict> {
  const { audit, docs } = ctx.stores;
  let toldAt = ctx.now();
  const verdict = await verifyRecord({ audit, now: ctx.now }, async (rows, of) => {
    onProgress(rows, of);
    if (ctx.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = ctx.now();
    await overwrite(docs, { state: "running", rows, of, at: toldAt });
  });
  await recorded(ctx, async (stores) => {
    await overwrite(stores.docs, verdict);
    const whole = verdict.state === "whole";
    const note = {
      what: "record.verified",
      outcome: whole ? "done" : "failed",
      said: verdictWords(verdict),
      details: { rows: verdict.rows, ...(whole && { head: verdict.hash }) },
    } as const;
    return { value: undefined, notes: [note] };
  });
  return verdict;
}

const checkOf = (doc: StoredDoc | null): AuditCheck | null => {
  const parsed = AuditCheck.safeParse(doc && JSON.parse(doc.body));
  return parsed.success ? parsed.data : null;
};

/** Only where none runs. */
async function put(docs: DocStore, check: AuditCheck): Promise<boolean> {
  const doc = await docs.get(DOC.kind, DOC.id);
  if (checkAt(checkOf(doc), check.at)?.state === "running") return false;
  return docs.put(rowOf(check), doc?.rev ?? 0);
}

async function overwrite(docs: DocStore, check: AuditCheck): Promise<void> {
  const doc = await docs.get(DOC.kind, DOC.id);
  await docs.put(rowOf(check), doc?.rev ?? 0);
}

const rowOf = (check: AuditCheck) => ({
  ...DOC,
  updatedAt: check.at,
  body: JSON.stringify(check),
});
