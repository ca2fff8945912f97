import type { State } from "@/lib/domain/state";

/** One line of the command menu: somewhere to go, or something to do. */
export type Entry = {
  id: string;
  label: string;
  /** At the end of the line: what it is, or its key. */
  end?: string;
  state?: State;
} & ({ href: string } | { run: () => void });

export type EntryGroup = { heading: string; entries: readonly Entry[] };
