import { setInterval } from "node:timers";
import type { Readiness } from "@/lib/contracts/readiness";
import { cellsWriter } from "@/lib/domain/export/cells";
import { jsonParts } from "@/lib/domain/export/json-parts";
import { maskAccountIds, maskJson } from "@/lib/domain/export/mask";
import { countRegions } from "@/lib/domain/grid/region-counts";
import { foldedFor, wantedRegions } from "@/lib/domain/requirement/folded-regions";
import type { Settings } from "@/lib/domain/settings";
import { counted } from "@/lib/domain/words/counted";
import { exportableCells, pickedByFilter } from "@/lib/services/exports/exportable";
import { toReadiness } from "@/lib/services/exports/readiness";
import { gapsOf } from "@/lib/services/world/gaps";
import { regionStanding } from "@/lib/services/world/region-standing";
import type { World } from "@/lib/services/world/world";
import { type Io, pour } from "./io";
import { meantAccounts, notMeantText } from "./meant-accounts";
import { type Ran, runScan } from "./run-scan";
import { parseScanArgs, SCAN_USAGE, type ScanPlan } from "./scan-args";
import { accountsIn, gapLines, strangerLines } from "./scan-gaps";
import { type PrintedRegion, toScanTable } from "./scan-table";
import { type CommandApp, withScanningApp } from "./with-app";

const USAGE_ERROR = 3;
const NOT_ALL_READ = 2;
const PROGRESS_MS = 200;

/** `bedrock-readiness scan`: exit 0 complete and all read, 2 something could not be read, 3 usage or configuration. */
export async function scan(args: readonly string[], io: Io): Promise<number> {
  const plan = parseScanArgs(args);
  if (!plan.ok) {
    io.err(`bedrock-readiness scan: ${plan.error}\n`);
    return USAGE_ERROR;
  }
  if (plan.value.help) {
    io.out(SCAN_USAGE);
    return 0;
  }
  const asked = plan.value;
  const ran = await withScanningApp(io, asked, (app) => run(app, asked, io));
  if (ran.ok) return ran.value;
  io.err(`bedrock-readiness scan: ${ran.error.join("\n")}\n`);
  return USAGE_ERROR;
}

async function run(app: CommandApp, plan: ScanPlan, io: Io): Promise<number> {
  const meant = await meantAccounts(app.ctx, plan.accounts, { anew: true });
  if (!meant.ok) {
    io.err(`bedrock-readiness scan: ${notMeantText(meant.error)}\n`);
    return meant.error.why === "not-configured" ? USAGE_ERROR : NOT_ALL_READ;
  }
  const { regions, models, states } = plan;
  const keys = meant.value?.map(({ named }) => named.ref.key) ?? null;
  const stop = showProgress(app, io);
  const startedAt = app.ctx.now();
  const ran = await runScan(app, { accounts: keys, regions, models }).finally(stop);
  const read = await app.ctx.world.read();
  const world = { ...read, accounts: accountsIn(read, meant.value) };
  const settings = app.ctx.settings();
  const filter = { accounts: null, regions, models };
  const complete = ran.why === null;
  const scanned = ran.end && { ...ran.end, complete, startedAt, finishedAt: app.ctx.now() };
  const whole = toReadiness(world, { scan: scanned, filter: { ...filter, states: null } });
  const shown =
    states === null ? whole : toReadiness(world, { scan: scanned, filter: { ...filter, states } });
  await pour(io, rendered(plan, { world, readiness: shown, complete, settings }));
  const gaps = gapsOf(world, filter);
  const strangers = strangerLines(world, { meant: meant.value, regions, models, settings });
  const lines = unread(whole, ran, [...strangers, ...gapLines(gaps)]);
  for (const line of [...lines, ...accountLines(whole)]) io.err(`${line}\n`);
  return lines.length > 0 ? NOT_ALL_READ : 0;
}

type Rendered = { world: World; readiness: Readiness; complete: boolean; settings: Settings };

function* rendered(
  plan: ScanPlan,
  { world, readiness, complete, settings }: Rendered,
): Generator<string> {
  const mask = settings.maskAccountIds;
  if (plan.format === "json") {
    for (const part of jsonParts(readiness)) yield mask ? maskJson(part) : part;
  } else if (plan.format === "table") {
    const folded = foldedRegions({ readiness, world, settings, asked: plan.regions ?? [] });
    const { catalogue } = world;
    const counts = countsOf({ readiness, world });
    const text = toScanTable(readiness, { catalogue, counts, foldedFor: folded });
    yield mask ? maskAccountIds(text) : text;
  } else {
    const { begin, add, end } = cellsWriter(plan.format, { at: world.now, complete, mask });
    const picked = pickedByFilter(plan);
    yield begin();
    for (const account of world.accounts) yield add(exportableCells(world, account, picked));
    yield end(null);
  }
}

type Folding = Pick<Rendered, "readiness" | "world" | "settings"> & { asked: readonly string[] };
const printedKey = ({ accountId, region }: PrintedRegion): string => `${accountId} ${region}`;

/** Regions that the command names are wanted as those of the configuration are. */
function foldedRegions({ readiness, world, settings, asked }: Folding) {
  const folded = new Map(
    readiness.regions.map((read) => {
      const account = world.accounts.find(({ accountId }) => accountId === read.accountId);
      const own = account ? wantedRegions(settings, account) : [];
      const at = { ...read, cause: read.fault?.cause ?? null };
      return [printedKey(read), foldedFor(at, new Set([...own, ...asked]))];
    }),
  );
  return (place: PrintedRegion) => folded.get(printedKey(place)) ?? null;
}

function countsOf({ readiness, world }: Pick<Rendered, "readiness" | "world">) {
  const shown = new Set(readiness.regions.map(printedKey));
  return countRegions(
    world.accounts.flatMap(({ accountId, regions }) =>
      regions
        .filter(({ region }) => shown.has(printedKey({ accountId, region })))
        .map((region) => regionStanding(region).lists),
    ),
  );
}

/** What could not be read, with the cells that could not be told for it. */
function unread(whole: Readiness, { why }: Ran, gaps: readonly string[]): string[] {
  const unknown = whole.cells.filter(
    ({ state, cause }) => state === "unknown" && cause !== "region-no-bedrock-endpoint",
  );
  return [
    ...(why === null ? [] : [why]),
    ...gaps,
    ...(unknown.length > 0 ? [`${counted(unknown.length, "cell")} could not be told.`] : []),
  ];
}

/** A finding of ours on a whole account, which no call of a scan failed for, is told all the same. */
const accountLines = ({ accounts }: Readiness): string[] =>
  accounts.flatMap(({ fault }) =>
    fault?.operation === null && (fault.cause === "clock-skew" || fault.cause === "account-hold")
      ? [fault.message]
      : [],
  );

function showProgress(app: CommandApp, io: Io): () => void {
  if (!io.interactive) return () => undefined;
  const timer = setInterval(() => {
    const progress = app.scanner.progress();
    if (!progress) return;
    const { regionsDone, regionsTotal, cellsDecided, cellsTotal, secondsLeft } = progress;
    const left = secondsLeft === null ? "" : `, ${secondsLeft} s left`;
    io.err(
      `\r\u001b[KRegions ${regionsDone}/${regionsTotal}, cells ${cellsDecided}/${cellsTotal}${left}`,
    );
  }, PROGRESS_MS);
  return () => {
    clearInterval(timer);
    io.err("\r\u001b[K");
  };
}
