import { CONTENT_TYPES, cellsWriter, EXTENSIONS } from "@/lib/domain/export/cells";
import { FORMAT_WORD } from "@/lib/domain/export/formats";
import { ALL_ACCOUNTS } from "@/lib/domain/grid/account-choice";
import { isNamed } from "@/lib/domain/named";
import { judgeRequirement } from "@/lib/domain/requirement/judge";
import { counted } from "@/lib/domain/words/counted";
import { isoDay } from "@/lib/domain/words/dates";
import { type AuditNote, type RecordContext, recordBefore } from "@/lib/services/audit/record";
import type { WorldContext } from "@/lib/services/context";
import { eachAccount, movedSince } from "@/lib/services/world/each-account";
import type { Outline, OutlinedAccount } from "@/lib/services/world/outline";
import { type ExportQuery, isOn, orAll } from "./export-query";
import { exportableCells } from "./exportable";
import { countPicked, type Picked, pickedBy } from "./picked";

/** `text` is written account by account, as it is taken; what it throws breaks the file off. */
export type ExportFile = { name: string; contentType: string; text: AsyncGenerator<string> };

/**
 * The cells of a view as a file, once that is on record with how many they are now. Account ids are hidden where the settings
 * or the query say so. Which accounts and what is required are as the file is begun; each account is whole, and as the store
 * has it when it is written. Each cell tells when it was read, and a file that tells its own time as well tells where facts
 * moved until when.
 */
export async function exportView(
  ctx: WorldContext & RecordContext,
  query: ExportQuery,
): Promise<ExportFile> {
  const settings = ctx.settings();
  const { outline, asked } = await ctx.world.survey(settings.requirements);
  const judged = settings.requirements.map((requirement) => judgeRequirement(requirement, asked));
  const picked = pickedBy(query, { settings, judged });
  const accounts = chosen(outline, query);
  const last = await ctx.stores.scans.lastComplete(outline.now);
  const mask = query.mask === undefined ? settings.maskAccountIds : isOn(query.mask);
  await recordBefore(ctx, noteOf(query, await countPicked(outline, { accounts, picked })));
  const writer = cellsWriter(query.format, { at: outline.now, complete: last !== null, mask });
  return {
    name: `bedrock-readiness-${isoDay(outline.now)}.${EXTENSIONS[query.format]}`,
    contentType: CONTENT_TYPES[query.format],
    text: written(ctx, { outline, accounts, picked, writer }),
  };
}

type Begun = {
  outline: Outline;
  accounts: readonly OutlinedAccount[];
  picked: Picked;
  writer: ReturnType<typeof cellsWriter>;
};

async function* written(
  ctx: Pick<WorldContext, "world">,
  { outline, accounts, picked, writer }: Begun,
): AsyncGenerator<string> {
  let before = writer.begin();
  for await (const { world, account } of eachAccount(ctx, accounts)) {
    yield before + writer.add(exportableCells(world, account, picked));
    before = "";
  }
  const now = await ctx.world.outline();
  yield before + writer.end(movedSince(outline, now, accounts) ? now.now : null);
}

function chosen({ accounts }: Outline, { account }: ExportQuery): readonly OutlinedAccount[] {
  const names = account?.includes(ALL_ACCOUNTS) ? null : orAll(account);
  return accounts.filter(({ key, accountId, name }) => isNamed(names, key, accountId, name));
}

function noteOf({ format, account }: ExportQuery, cells: number): AuditNote {
  const [only] = account?.length === 1 && !account.includes(ALL_ACCOUNTS) ? account : [];
  return {
    what: "export.made",
    on: { subject: "matrix", ...(only !== undefined && { account: only }) },
    said: `${FORMAT_WORD[format]}, ${counted(cells, "cell")}`,
    details: { format, cells },
  };
}
