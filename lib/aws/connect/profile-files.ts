import { statSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { fileStamp } from "@/lib/file-stamp";
import { readSmallFile } from "@/lib/small-file";
import { CALL_TIMES } from "./transport";

export type Variables = Readonly<Record<string, string | undefined>>;

/** The setting of a profile whose command prints credentials. */
export const CREDENTIAL_PROCESS = "credential_process";

const STAMP_KEPT_MS = 1_000;
const SOURCES_MAX = 5;
const BYTES_MAX = 1_000_000;

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html */
function filesOf(variables: Variables): readonly [config: string, credentials: string] {
  const home = path.join(homedir(), ".aws");
  return [
    variables.AWS_CONFIG_FILE ?? path.join(home, "config"),
    variables.AWS_SHARED_CREDENTIALS_FILE ?? path.join(home, "credentials"),
  ];
}

/** The texts of the profile files that there are. */
export function profileTexts(variables: Variables): readonly string[] {
  return filesOf(variables).flatMap((file) => {
    const read = readSmallFile(file, BYTES_MAX);
    // A file that is not there is what most machines have.
    return read.ok ? [read.value] : [];
  });
}

/**
 * The profile file that is a named pipe, in a sentence for whoever starts the program: the SDK would wait for what nobody
 * writes, and every profile is looked for more than once. Null: there is none.
 */
export function pipeAmong(variables: Variables): string | null {
  const pipe = filesOf(variables).find(isPipe);
  return pipe === undefined
    ? null
    : `${pipe} is a pipe. Let AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name files, or leave them out.`;
}

const isPipe = (file: string): boolean =>
  statSync(file, { throwIfNoEntry: false })?.isFIFO() ?? false;

/** A text that changes with the profile files; they are looked at once a second at most, since every call asks. */
export function profileStamp(variables: Variables): () => string {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let stamp = "";
  return () => {
    if (performance.now() - lookedAt < STAMP_KEPT_MS) return stamp;
    lookedAt = performance.now();
    stamp = filesOf(variables).map(fileStamp).join(" ");
    return stamp;
  };
}

type Settings = Readonly<Record<string, string>>;

const SECTION = /^\s*\[\s*(?:profile\s+)?(.+?)\s*\]/;
const SETTING = /^(\w+)\s*=\s*(.*?)\s*$/;

/** The settings of each profile, those of both files together. */
export function profilesIn(texts: readonly string[]): ReadonlyMap<string, Settings> {
  const profiles = new Map<string, Settings>();
  for (const text of texts) {
    let name = "";
    for (const line of text.split("\n")) {
      const section = SECTION.exec(line)?.[1];
      if (section !== undefined) {
        name = section;
        profiles.set(name, profiles.get(name) ?? {});
      }
      const [, key, value] = SETTING.exec(line) ?? [];
      if (key !== undefined && value !== undefined)
        profiles.set(name, { ...profiles.get(name), [key]: value });
    }
  }
  return profiles;
}

/** What credentials that did not come in time were waiting for: the command of the profile or of its source, else AWS. */
export function lateProfile(variables: Variables, profile: string | null): Error {
  const seconds = CALL_TIMES.totalMs / 1_000;
  const profiles = profilesIn(profileTexts(variables));
  let name = profile ?? undefined;
  for (let depth = 0; depth < SOURCES_MAX && name !== undefined; depth += 1) {
    const settings: Settings = profiles.get(name) ?? {};
    if (CREDENTIAL_PROCESS in settings)
      return Object.assign(
        new Error(`The ${CREDENTIAL_PROCESS} of the profile gave nothing within ${seconds} s.`),
        { name: "CredentialsProviderError" },
      );
    name = settings.source_profile;
  }
  return Object.assign(new Error(`No credentials within ${seconds} s`), { name: "TimeoutError" });
}
