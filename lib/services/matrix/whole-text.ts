import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";

/** Makes a snapshot's JSON once a version, however many read it; the time of day alone is set in for each. */
export function createWholeText(): (snapshot: MatrixSnapshot) => string {
  let made: { version: string; text: string } | null = null;
  return ({ serverNow, ...rest }) => {
    if (made?.version !== rest.version)
      made = { version: rest.version, text: JSON.stringify(rest) };
    return `{"serverNow":${serverNow},${made.text.slice(1)}`;
  };
}
