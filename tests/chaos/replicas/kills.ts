import { expect } from "vitest";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { listings, overDocumented, sweepsIn } from "@/tests/contract/jobs/fleet";
import { endAgreement, START_MS, until } from "@/tests/contract/watch/life";
import { acts, type House, isBy, type Replica } from "./house";
import { ACCOUNTS, HUB, MODELS, REGIONS, SHORT } from "./world";

/** In what a replica is when it is killed. */
export const KINDS = ["scan", "poll", "delivery", "act"] as const;
export type Kind = (typeof KINDS)[number];

/** What was accepted and pends, and what is still to be accepted. */
export type Agreements = { pending: string[]; open: string[] };

export const noAgreements = (): Agreements => ({ pending: [], open: [...MODELS] });

/** How long what it was at lay still, in milliseconds. */
type Killed = { restedMs: number };
type Kill = (house: House, agreements: Agreements) => Promise<Killed>;

const SCAN_MS = 180_000;
/** A long Region takes about twenty seconds. */
const LATEST_MS = 15_000;
const POLL = /GET \/foundation-model-availability\/([^ /?]+)/;
const LONG_AGO_MS = 240_000;

const pick = <T>(items: readonly T[]): T => {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new Error("there is none to pick");
  return item;
};

/** From the kill, or where nobody else is there from when another is up, until `isOn`. */
async function rested(house: House, isOn: () => Promise<boolean>): Promise<Killed> {
  if (house.replicas.length === 0) await house.start();
  const since = performance.now();
  await until("that somebody goes on", {
    look: isOn,
    holds: Boolean,
    withinMs: LONG_AGO_MS,
    runs: house.replicas,
  });
  return { restedMs: performance.now() - since };
}

/** Begins a scan by a press; gives its id once every replica reads an account. */
export async function aScan(house: House): Promise<string> {
  const { stores, replicas } = house;
  await until("the end of the scan before", {
    look: () => sweepsIn(stores),
    holds: (sweeps) => sweeps.length === 0,
    withinMs: SCAN_MS,
    runs: replicas,
  });
  await pick(replicas).press("startScanAction", EVERYTHING);
  const scan = await until("a scan", {
    look: async () => (await stores.scans.recent(1))[0],
    holds: (newest) => newest?.outcome === null,
    withinMs: START_MS,
    runs: replicas,
  });
  const sweeps = await until("every replica in the midst of it", {
    look: () => sweepsIn(stores),
    holds: (all) =>
      all.length === 0 ||
      replicas.every((replica) => all.some(({ holder }) => isBy(replica, holder))),
    withinMs: SCAN_MS,
    runs: replicas,
  });
  // On a machine that stood still it may be over.
  return sweeps.length === 0 ? aScan(house) : (scan?.scanId ?? "");
}

/** The scan ends complete, and everything of it was read. */
export async function scanIsWhole({ stores, replicas }: House, scanId: string): Promise<void> {
  const scan = await until("the end of the scan", {
    look: () => stores.scans.get(scanId),
    holds: (row) => row?.outcome === "complete",
    withinMs: SCAN_MS,
    runs: replicas,
  });
  expect(scan?.problem).toBeNull();
  for (const account of ACCOUNTS) {
    const rows = await stores.facts.regions(account);
    expect(rows, account).toHaveLength(REGIONS.length);
    for (const { region, facts } of rows) {
      const readings = Object.values(facts.availability);
      const asked = region === SHORT ? MODELS.length + 1 : 1;
      expect(readings.length, `${account} ${region}`).toBe(asked);
      for (const { status } of readings) expect(status, `${account} ${region}`).toBe("read");
      expect(facts.quotas.status, `${account} ${region}`).toBe("read");
    }
  }
}

/** Somewhere in a scan: what was read is read no more, and what is left is read by others. */
const inScan: Kill = async (house, agreements) => {
  const { standIn, stores } = house;
  pendTwo(house, agreements);
  const scanId = await aScan(house);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * LATEST_MS));
  const sweeps = await sweepsIn(stores);
  const [lost] = house.replicas
    .filter((replica) => sweeps.some(({ holder, hasEnded }) => !hasEnded && isBy(replica, holder)))
    .toSorted(() => Math.random() - 0.5);
  if (!lost) {
    // It may be over: then there is nothing to take over.
    await scanIsWhole(house, scanId);
    return inScan(house, agreements);
  }
  const listed = listings(standIn);
  await lost.kill();
  const isWithLiving = (holder: string | null) =>
    house.replicas.some((replica) => isBy(replica, holder));
  const killed = await rested(house, async () =>
    (await sweepsIn(stores)).every(({ holder, hasEnded }) => hasEnded || isWithLiving(holder)),
  );
  await scanIsWhole(house, scanId);
  for (const { key, done } of sweeps)
    for (const place of done.map((region) => `${key} ${region}`))
      expect(listings(standIn).get(place), place).toBe(listed.get(place));
  expect(overDocumented(standIn)).toEqual([]);
  return killed;
};

/** Accepted somewhere else a moment ago: the next scan sees them pend, and they are polled from then on. */
export function pendTwo({ standIn: { control } }: House, { open, pending }: Agreements): void {
  const models = open.splice(0, 2);
  const agreement = { kind: "pending", acceptedAgoMs: 0, ends: { how: "never" } } as const;
  control.given({ change: "access", account: HUB, models, agreement });
  pending.push(...models);
}

/** While a call of a poll is under way: another asks the same. */
const inPoll: Kill = async (house) => {
  const asked: { by: Replica; modelId: string }[] = [];
  house.heardBy((by, text) => {
    const modelId = POLL.exec(text)?.[1];
    if (modelId === undefined) return;
    if (asked.length === 0) by.child.kill("SIGKILL");
    asked.push({ by, modelId });
  });
  await until("a poll", {
    look: async () => asked[0],
    holds: (first) => first !== undefined,
    withinMs: LONG_AGO_MS,
    runs: house.replicas,
  });
  const [first] = asked;
  await first?.by.kill();
  const killed = await rested(house, async () =>
    asked.some(({ by, modelId }) => by !== first?.by && modelId === first?.modelId),
  );
  house.heardBy(null);
  return killed;
};

let isAnswered = false;

/** With a notice that has arrived, before or after its answer: another tells it, or knows that it is told. */
const inDelivery: Kill = async (house, { pending }) => {
  const modelId = pending.shift() ?? "";
  isAnswered = !isAnswered;
  const heard: { id: string; lost: Replica }[] = [];
  house.receiver.heardBy(({ id, by }, answer) => {
    const lost = house.replicas.find(({ name }) => name === by);
    if (heard.length > 0 || !lost) return false;
    heard.push({ id, lost });
    if (isAnswered) answer(() => void lost.kill());
    else void lost.kill();
    return true;
  });
  endAgreement(house, modelId, { how: "complete", inMs: 0 });
  await until("a notice", {
    look: async () => heard[0],
    holds: (first) => first !== undefined,
    withinMs: LONG_AGO_MS,
  });
  const [{ id, lost } = { id: "", lost: null }] = heard;
  await lost?.kill();
  const killed = await rested(house, async () => {
    const [delivery] = await house.stores.deliveries.of([id]);
    return delivery?.state === "done";
  });
  house.receiver.heardBy(null);
  return killed;
};

/** With its call under way, of which AWS has taken note: another finds out by reading. */
const inAct: Kill = async (house, { open }) => {
  const { control } = house.standIn;
  const modelId = open.shift() ?? "";
  const lost = pick(house.replicas);
  const target = { kind: "accept-agreement", modelId, offerId: null } as const;
  await lost.press("previewActAction", { account: HUB, target });
  const act = (await acts(house)).find(({ step }) => step.state === "previewed");
  if (act?.step.state !== "previewed") throw new Error("there is no preview");
  const { hash, word } = act.step;
  const fault = { kind: "hang" } as const;
  const operation = "CreateFoundationModelAgreement";
  control.addFaults({ id: "hangs", when: { operation, model: modelId }, point: "after", fault });
  const confirmed = lost.press("confirmActAction", { id: act.id, hash, word }).catch(() => null);
  await until("the call", {
    look: async () => control.writes().some(({ model }) => model === modelId),
    holds: Boolean,
    withinMs: START_MS,
    runs: house.replicas,
  });
  await lost.kill();
  await confirmed;
  control.clearFaults("hangs");
  return rested(house, async () => {
    const now = (await acts(house)).find(({ id }) => id === act.id);
    return now !== undefined && now.step.state !== "sent";
  });
};

/** Kills a replica in the midst of each kind of work. */
export const KILL = {
  scan: inScan,
  poll: inPoll,
  delivery: inDelivery,
  act: inAct,
} as const satisfies Record<Kind, Kill>;
