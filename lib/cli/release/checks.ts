import { entryOf } from "./changelog";
import { type Licensed, Lock, licencesOf } from "./licences";

/** `note`: nothing is wrong, but somebody has to know it. */
export type Check = { name: string; outcome: "ok" | "note" | "failed"; said: string };

const ok = (name: string, said: string): Check => ({ name, outcome: "ok", said });
const note = (name: string, said: string): Check => ({ name, outcome: "note", said });
const failed = (name: string, said: string): Check => ({ name, outcome: "failed", said });

const SEMVER = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;

/** The version stands in package.json; what repeats it has to agree. */
export function checkVersion(version: string, copies: Readonly<Record<string, string>>): Check {
  if (!SEMVER.test(version)) return failed("version", `${version} is no version such as 1.2.3`);
  const other = Object.entries(copies).filter(([, copy]) => copy !== version);
  return other.length === 0
    ? ok("version", version)
    : failed("version", `${version}, but ${other.map((pair) => pair.join(" has ")).join(", ")}`);
}

/** A version has its entry, and nothing is left that no version has. */
export function checkChangelog(changelog: string, version: string): Check {
  if (!entryOf(changelog, version)) return failed("changelog", `it has no entry for ${version}`);
  return entryOf(changelog, "Unreleased")
    ? failed("changelog", "something stands under Unreleased: move it to the version that has it")
    : ok("changelog", `it has an entry for ${version}`);
}

export function checkTree(status: string): Check {
  const changed = status.split("\n").filter(Boolean).length;
  return changed === 0
    ? ok("tree", "nothing is uncommitted")
    : failed("tree", `${changed} files differ from the commit`);
}

/** `tagged`, `head`: commits; null: there is no such tag. */
export function checkTag(
  version: string,
  { tagged, head }: { tagged: string | null; head: string },
): Check {
  if (tagged === null) return ok("tag", `v${version} is free`);
  return tagged === head
    ? ok("tag", `v${version} is this commit`)
    : failed("tag", `v${version} is another commit: a version is released once`);
}

const ACTION = /uses:\s*[\w./-]+@([^\s#]+)/g;
const IMAGE = /\b[A-Z]+_IMAGE=(\S+)/g;
/** What a commit or a digest is while nobody has put it in. */
const BLANK = /^(sha256:)?0+$/;

/** An action is named by a commit and a base image by its digest, since a tag can be moved. */
export function checkPins(workflows: Readonly<Record<string, string>>): Check {
  const found = (kind: RegExp): readonly string[] =>
    Object.values(workflows).flatMap((text) => [...text.matchAll(kind)].map(([, one = ""]) => one));
  const actions = found(ACTION);
  if (actions.some((pin) => !/^[0-9a-f]{40}$/.test(pin)))
    return failed("pins", "one of the workflows names an action by a tag, which can be moved");
  const images = found(IMAGE).map((name) => name.split("@")[1] ?? "");
  if (images.some((pin) => !/^sha256:[0-9a-f]{64}$/.test(pin)))
    return failed("pins", "one of the workflows names a base image by a tag, which can be moved");
  const blankOf = (pins: readonly string[]) =>
    `${pins.filter((pin) => BLANK.test(pin)).length} of ${pins.length}`;
  return [...actions, ...images].some((pin) => BLANK.test(pin))
    ? note(
        "pins",
        `${blankOf(actions)} actions still want the commit of their release, ${blankOf(images)} base images their digest`,
      )
    : ok(
        "pins",
        `${actions.length} actions are named by commit, ${images.length} images by digest`,
      );
}

export function checkLicences(lock: unknown): Check & { licensed: readonly Licensed[] } {
  const { licensed, refused } = licencesOf(Lock.parse(lock));
  const names = refused.map(({ name, licence }) => `${name} (${licence})`).join(", ");
  const check =
    refused.length === 0
      ? ok("licences", `${licensed.length} packages, all of them allowed`)
      : failed("licences", `not allowed: ${names}`);
  return { ...check, licensed };
}

/** A table for a terminal. */
export function tableOf(checks: readonly Check[]): string {
  const wide = Math.max(...checks.map(({ name }) => name.length));
  return checks
    .map(({ name, outcome, said }) => `${outcome.padEnd(6)}  ${name.padEnd(wide)}  ${said}\n`)
    .join("");
}
