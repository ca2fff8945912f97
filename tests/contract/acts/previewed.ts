import type { ActKind } from "@/lib/domain/acts/kinds";
import { previewAct } from "@/lib/services/acts/preview";
import type { Context } from "@/lib/services/context";
import { EVERY_ROW } from "@/lib/services/ports/audit";
import { ACCOUNT, type ActWorld, formOf, TARGETS } from "@/tests/support/acts/world";

export const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
export const codeOf = (result: { ok: boolean; error?: { code: string } }) =>
  result.ok ? "ok" : result.error?.code;

export const preview = (ctx: Context, kind: ActKind) =>
  previewAct(ctx, { account: ACCOUNT, target: TARGETS[kind], ...formOf(kind) });

export async function previewed(ctx: Context, kind: ActKind) {
  const act = value(await preview(ctx, kind));
  if (act.step.state !== "previewed") throw new Error(act.step.state);
  return { id: act.id, hash: act.step.hash, word: act.step.word, ...formOf(kind) };
}

export const rowsOf = async ({ stores }: ActWorld) =>
  (await stores.audit.find(EVERY_ROW, { before: null, limit: 100 })).map(
    ({ entry }) => JSON.parse(entry) as { what: string; outcome: string },
  );
