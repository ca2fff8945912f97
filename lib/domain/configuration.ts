import type { EpochMs } from "./time";

/** `line` null: it is about the whole file. */
export type ConfigurationProblem = { line: number | null; text: string };

/** The configuration file, and which version of it is in use. Times are those of its last change, by the file system. */
export type ConfigurationStanding = {
  file: string;
  /** Null: there was no file, and every setting has its default. */
  takenAt: EpochMs | null;
  /** The file as it is now, where it was not taken; the version in use stays. */
  refused: { changedAt: EpochMs | null; problems: readonly ConfigurationProblem[] } | null;
};
