import type { CellDrawing, CellSign } from "@/components/matrix/grid/cell-drawing";
import { STATE_LOOK } from "@/components/ui/state-look";
import type { RouteLetter } from "@/lib/domain/grid/look";
import { STATES, type State } from "@/lib/domain/state";

/** One sign of a cell: drawn as the grid draws it, with its name and what it says. */
export type Sign = { name: string; says: string; drawn: Partial<CellDrawing> & { state: State } };

const READY = { state: "ready" } as const;

const stateSign = (state: State): Sign => ({
  name: STATE_LOOK[state].word,
  says: STATE_LOOK[state].says,
  drawn: { state },
});

const ROUTE_SIGNS = {
  "": { name: "No letter", says: "on-demand works here", drawn: READY },
  G: { name: "G", says: "only by a geographic profile", drawn: { ...READY, letter: "G" } },
  W: { name: "W", says: "only by the global profile", drawn: { ...READY, letter: "W" } },
  P: { name: "P", says: "only by provisioned throughput", drawn: { ...READY, letter: "P" } },
} as const satisfies Record<RouteLetter, Sign>;

/** A cell without a ground has no cause to be told apart. */
const GROUND_SIGNS = {
  own: {
    name: "Filled",
    says: "a cause of this cell alone",
    drawn: { state: "blocked", ground: "own" },
  },
  shared: {
    name: "Outlined",
    says: "shared; shown once at its row, column or provider",
    drawn: { state: "blocked", ground: "shared" },
  },
  band: {
    name: "Hatch",
    says: "the whole Region was not read",
    drawn: { state: "unknown", ground: "band" },
  },
} as const satisfies Record<Exclude<CellDrawing["ground"], "none">, Sign>;

const FLAG_SIGNS = {
  required: { name: "Box", says: "somebody requires it", drawn: { ...READY, required: true } },
  proved: {
    name: "Tick",
    says: "a call was answered within a day",
    drawn: { ...READY, proved: true },
  },
  noted: { name: "Bar", says: "a note", drawn: { ...READY, noted: true } },
  warning: {
    name: "Triangle",
    says: "legacy or ends within 90 days; required and short, or held by global only",
    drawn: { ...READY, letter: "G", warning: "" },
  },
  hides: {
    name: "Hatch behind a state",
    says: "some account is unknown",
    drawn: { state: "blocked", hides: true },
  },
  open: { name: "Frame", says: "its sheet is open", drawn: { ...READY, open: true } },
  changed: { name: "Ring", says: "changed just now", drawn: { ...READY, changed: true } },
  faint: { name: "Pale", says: "outside the filter", drawn: { state: "blocked", faint: true } },
  off: {
    name: "Pale and outlined",
    says: "its Region is off",
    drawn: { state: "blocked", ground: "shared", off: true },
  },
  unread: {
    name: "Grey",
    says: "not read yet; the scan is on its way",
    drawn: { ...READY, unread: true },
  },
  same: { name: "All grey", says: "then and now: as it was", drawn: { ...READY, same: true } },
} as const satisfies Record<CellSign, Sign>;

const RING_SIGN: Sign = {
  name: "Line around",
  says: "then and now: not what it was; neighbours share it",
  drawn: { ...READY, ring: "one" },
};

const SHARE_SIGN: Sign = {
  name: "A number",
  says: "accounts that are ready, of several",
  drawn: { state: "blocked", share: 7 },
};

type SignGroup = { title: string; signs: readonly Sign[] };

/** Every sign of a cell, in groups. A sign without an entry here does not compile. */
export const SIGN_GROUPS: readonly SignGroup[] = [
  { title: "State", signs: STATES.map(stateSign) },
  { title: "Route of a ready cell", signs: Object.values(ROUTE_SIGNS) },
  { title: "Where the cause is", signs: Object.values(GROUND_SIGNS) },
  { title: "Marks", signs: [...Object.values(FLAG_SIGNS), RING_SIGN, SHARE_SIGN] },
];
