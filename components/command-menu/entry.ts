import type { State } from "@/lib/domain/state";

/** One line of the command menu: somewhere to go, or something to do. */
export type Entry = {
  id: string;
  label: string;
  /** At the end of the line: what it is, or its key. */
  end?: string;
  state?: State;
} & ({ href: string; draft?: Draft } | { run: () => void });

/** What is typed for the reader where the line leads to. */
type Draft = { name: string; text: string };

export type EntryGroup = { heading: string; entries: readonly Entry[] };
