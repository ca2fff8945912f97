import type { CheckCellsInput } from "@/lib/contracts/actions/check-cells";
import { titleOf } from "@/lib/domain/catalogue/title";
import type { CellRef } from "@/lib/domain/cell-ref";
import { asksRegions } from "@/lib/domain/facts/check-plan";
import { isAskable } from "@/lib/domain/facts/plan";
import type { CheckedCell } from "@/lib/domain/grid/checked-text";
import { groupBy } from "@/lib/domain/group-by";
import { err, ok, type Result } from "@/lib/domain/result";
import type { Learn } from "@/lib/services/accounts/learning";
import type { Context } from "@/lib/services/context";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { WorldAccount } from "@/lib/services/world/world";
import { checkAgreements } from "./check-agreements";
import { checkRegion, verdictOf } from "./check-region";

/** What came of a check, cell by cell, as the matrix has it now. */
export type CheckedCells = { cells: readonly CheckedCell[] };
export type CheckRefusal = { code: "UNKNOWN_ACCOUNT" | "TOO_MANY"; message: string };

/** As many calls as a scan of some Regions makes; more is what a scan is for. */
const CELLS_MAX = 2_000;
const CHECK_MS = 60_000;

/**
 * Asks AWS about these cells now: first whose the credentials are, then what each cell's deciding gate rests on, and
 * keeps what it says. A cell that can't be read keeps its last facts beside the failure. Each cell is asked for once.
 */
export async function checkCells(
  ctx: Context,
  { targets }: CheckCellsInput,
): Promise<Result<CheckedCells, CheckRefusal>> {
  const cells = folded(targets);
  if (cells.length > CELLS_MAX) {
    const message = `That is ${cells.length} cells; a check reads at most ${CELLS_MAX}. Start a scan of them instead.`;
    return err({ code: "TOO_MANY", message });
  }
  const world = await ctx.world.outline();
  const byAccount = groupBy(cells, ({ account }) => account);
  for (const { account, region } of cells) {
    const known = world.accounts.find(({ key }) => key === account)?.regions;
    if (!known?.some((one) => one.region === region))
      return err({ code: "UNKNOWN_ACCOUNT", message: "No such account and Region is configured." });
  }
  const found = await Promise.all(
    [...byAccount].map(async ([key, own]) => {
      const { accounts } = await ctx.world.readOne(key);
      return { account: accounts.find((one) => one.key === key), cells: own };
    }),
  );
  const checks = found.flatMap(({ account, cells: own }) =>
    account ? [{ account, cells: own }] : [],
  );
  const learn = await ctx.learning(checks.map(({ account }) => account.ref.key));
  const checked = await Promise.all(checks.map((check) => checkAccount(ctx, learn, check)));
  return ok({ cells: checked.flat() });
}

function folded(targets: CheckCellsInput["targets"]): readonly CellRef[] {
  const cells = new Map<string, CellRef>();
  for (const { accounts, region, modelId } of targets) {
    for (const account of accounts) {
      cells.set(`${account}~${region}~${modelId}`, { account, region, modelId });
    }
  }
  return [...cells.values()];
}

type AccountCheck = { account: WorldAccount; cells: readonly CellRef[] };

async function checkAccount(
  ctx: Context,
  learn: Learn,
  check: AccountCheck,
): Promise<readonly CheckedCell[]> {
  const { account, cells } = check;
  const known = await checkWhose(ctx, learn, check);
  if (known) await checkKnown(ctx, { account: known, cells });
  const after = await ofEntry(ctx, account.ref);
  return cells.flatMap((cell): CheckedCell[] => {
    const region = after?.regions.find((one) => one.region === cell.region);
    const verdict = region && verdictOf(region, cell.modelId);
    return verdict ? [{ ...cell, state: verdict.state, title: titleOf(verdict) }] : [];
  });
}

/** By its entry: the account's key is another once its id is learnt. */
async function ofEntry({ world }: Context, { key }: AccountRef): Promise<WorldAccount | undefined> {
  const { accounts } = await world.readOne(key);
  return accounts.find(({ ref }) => ref.key === key);
}

/** Identity, and the regions' opt-in state where that decided. Gives the account as it is then known; null: nobody can be asked. */
async function checkWhose(
  ctx: Context,
  learn: Learn,
  { account, cells }: AccountCheck,
): Promise<WorldAccount | null> {
  const { ref } = account;
  const signal = AbortSignal.timeout(CHECK_MS);
  const reader = ctx.aws.readerFor(ref, { expect: account.accountId, urgent: true });
  const identity = await learn(ref, () => reader.identity(signal));
  if (identity.status === "never") return null;
  const asks = cells.some(({ region, modelId }) => {
    const known = account.regions.find((one) => one.region === region);
    const code = (known && verdictOf(known, modelId)?.code) ?? null;
    return asksRegions([code], known?.judged.status ?? null);
  });
  const isRead = identity.status === "read";
  const { accountId, partition } = isRead ? identity.value : account;
  const regions = isRead && asks ? await reader.regions(partition, signal) : null;
  const answered = regions !== null && regions.status !== "never";
  const facts = { identity, ...(answered && { regions }) };
  await ctx.keep({ account: ref, accountId, facts }, { scanId: null, verdicts: "now" });
  return isRead ? { ...((await ofEntry(ctx, ref)) ?? account), accountId } : null;
}

/** What its cells rest on, and then what the agreements of those rest on that pend by it. */
async function checkKnown(ctx: Context, { account, cells }: AccountCheck): Promise<void> {
  const { ref, accountId } = account;
  const reader = ctx.aws.readerFor(ref, { expect: accountId, urgent: true });
  const signal = AbortSignal.timeout(CHECK_MS);
  const byRegion = groupBy(cells, ({ region }) => region);
  await Promise.all(
    account.regions.map(async (region) => {
      const own = byRegion.get(region.region);
      const { region: name, judged } = region;
      if (!own || !isAskable({ region: name, status: judged.status })) return;
      const modelIds = own.map(({ modelId }) => modelId);
      await checkRegion(ctx, { account, region, modelIds, reader, signal });
    }),
  );
  const read = await ofEntry(ctx, ref);
  if (read) await checkAgreements(ctx, { account: { ...read, accountId }, cells, reader, signal });
}
