import type { ActLine } from "@/lib/contracts/acts";

export const GROUPS = ["waiting", "asked", "under-way", "ended"] as const;
export type Group = (typeof GROUPS)[number];

/** In which part of the page an act stands. */
export function groupOf({ state }: Pick<ActLine, "state">): Group {
  switch (state) {
    case "previewed":
      return "waiting";
    case "asked":
      return "asked";
    case "confirmed":
    case "intended":
    case "sent":
    case "unknown":
    case "accepted":
      return "under-way";
    case "done":
    case "failed":
    case "refused":
    case "expired":
    case "withdrawn":
    case "declined":
      return "ended";
  }
}

/** Several offers that one person previewed for one account in one go are reviewed together. */
export type Bundle = { key: string; acts: readonly [ActLine, ...ActLine[]] };

const TOGETHER_MS = 3 * 60_000;

/** Previews that were made together as one, all others by themselves; in their order. */
export function bundled(acts: readonly ActLine[]): readonly Bundle[] {
  const bundles: { key: string; acts: [ActLine, ...ActLine[]] }[] = [];
  for (const act of acts) {
    const mate = bundles.find(({ acts: [first] }) => areTogether(first, act));
    if (mate) mate.acts.push(act);
    else bundles.push({ key: act.id, acts: [act] });
  }
  return bundles;
}

function areTogether(one: ActLine, other: ActLine): boolean {
  const [a, b] = [one.previewed, other.previewed];
  // What was sent has an outcome of its own.
  if (one.state !== "previewed" || other.state !== "previewed") return false;
  if (!a || !b || one.wish !== null || other.wish !== null) return false;
  return (
    one.kind === "accept-agreement" &&
    other.kind === one.kind &&
    one.account === other.account &&
    one.may.confirm === other.may.confirm &&
    a.name === b.name &&
    a.you === b.you &&
    Math.abs(a.at - b.at) <= TOGETHER_MS
  );
}
