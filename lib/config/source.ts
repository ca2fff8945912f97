import type { ConfigurationStanding } from "@/lib/domain/configuration";
import { err, ok, type Result } from "@/lib/domain/result";
import { fileStamp, fileTime } from "@/lib/file-stamp";
import { readSmallFile } from "@/lib/small-file";
import { type Config, NO_CONFIG, parseConfig } from "./parse";
import { placedProblem } from "./problem";

export type ConfigSource = {
  /** As the file is now; a change that does not parse leaves the last good one in force. */
  current(): Config;
  /** What is wrong with the file as it is now; empty: nothing. */
  problems(): readonly string[];
  /** Whether there is a file. */
  present(): boolean;
  /** Which version of the file is in use, and what is wrong with the one that is there now. */
  standing(): ConfigurationStanding;
};

const LOOK_EVERY_MS = 2_000;
/** Some thousands of accounts. */
const BYTES_MAX = 1_000_000;

function read(at: { file: string; explicit: boolean }): Result<Config, readonly string[]> {
  const text = readSmallFile(at.file, BYTES_MAX);
  if (text.ok) return parseConfig(text.value, at.file);
  const { code, why } = text.error;
  if (code === "ENOENT" && !at.explicit) return ok(NO_CONFIG);
  return err([
    `${at.file} ${why}. READINESS_CONFIG names the configuration; correct it or leave it out.`,
  ]);
}

/** Reads the configuration, and again when the file changes, so that no restart is needed. */
export function openConfig(
  at: { file: string; explicit: boolean },
  wall: () => number,
): Result<ConfigSource, readonly string[]> {
  let seen = fileStamp(at.file);
  const first = read(at);
  if (!first.ok) return first;
  let config = first.value;
  let takenAt = fileTime(at.file);
  let problems: readonly string[] = [];
  let lookedAt = wall();
  const look = () => {
    const sinceMs = wall() - lookedAt;
    // A clock that is set back must not stop the looking.
    if (sinceMs >= 0 && sinceMs < LOOK_EVERY_MS) return;
    lookedAt = wall();
    const now = fileStamp(at.file);
    if (now === seen) return;
    seen = now;
    const next = read(at);
    problems = next.ok ? [] : next.error;
    if (!next.ok) return;
    config = next.value;
    takenAt = fileTime(at.file);
  };
  return ok({
    current() {
      look();
      return config;
    },
    problems() {
      look();
      return problems;
    },
    present: () => fileStamp(at.file) !== null,
    standing() {
      look();
      const placed = problems.map((problem) => placedProblem(problem, at.file));
      const refused = { changedAt: fileTime(at.file), problems: placed };
      return { file: at.file, takenAt, refused: placed.length > 0 ? refused : null };
    },
  });
}
