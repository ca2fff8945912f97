import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Licensed, Lock, licencesOf } from "@/lib/cli/release/licences";

const TEXT = /^(licen[cs]e|notice|copying)([.-].*)?$/i;
/** Where the framework keeps what it was made of: https://github.com/vercel/next.js/tree/v16.4.6/packages/next/src/compiled */
const WITHIN = path.join("dist", "compiled");
const RULE = "-".repeat(80);

const HEAD = `Software of others in Bedrock Readiness
${RULE}

Every package that a build may pass on, from the lock file, with the licence it names and the texts it brings. Equal texts
stand once.
`;

/** The licences of others with their texts, from the lock file and the packages of a checkout. */
export function licenceTexts(root: string): string {
  const lock = Lock.parse(JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")));
  const here = licencesOf(lock).licensed.filter(({ place }) => existsSync(path.join(root, place)));
  const named = here.map(nameOf).sort();
  const holders = new Map<string, string[]>();
  for (const one of here) {
    for (const { of, text } of textsOf(path.join(root, one.place), nameOf(one)))
      holders.set(text, [...(holders.get(text) ?? []), of]);
  }
  const texts = [...holders].map(([text, of]) => `${[...new Set(of)].join("\n")}\n\n${text}\n`);
  return [HEAD, `${[...new Set(named)].join("\n")}\n`, ...texts].join(`\n${RULE}\n\n`);
}

const nameOf = ({ name, version, licence }: Licensed): string => `${name} ${version} (${licence})`;

function textsOf(folder: string, name: string): readonly { of: string; text: string }[] {
  const within = path.join(folder, WITHIN);
  const parts = existsSync(within)
    ? readdirSync(within).map((part) => ({ of: `${name}: ${part}`, at: path.join(within, part) }))
    : [];
  return [{ of: name, at: folder }, ...parts].flatMap(({ of, at }) =>
    textFiles(at).map((file) => ({ of, text: readFileSync(file, "utf8").trim() })),
  );
}

const textFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map(({ name }) => path.join(folder, name))
    .sort();
