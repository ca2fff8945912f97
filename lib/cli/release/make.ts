import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { entryOf } from "./changelog";
import type { Check } from "./checks";
import type { Licensed } from "./licences";

const Bom = z.object({
  bomFormat: z.literal("CycloneDX"),
  components: z.array(z.object({ name: z.string(), version: z.string() })).min(1),
});

/** A program's standard output; null: it failed, and has said why. */
function outputOf(program: string, args: readonly string[]): string | null {
  const ran = spawnSync(program, args, {
    encoding: "utf8",
    maxBuffer: 64_000_000,
    stdio: ["ignore", "pipe", "inherit"],
    shell: process.platform === "win32",
  });
  return ran.status === 0 ? ran.stdout : null;
}

export const git = (...args: readonly string[]): string | null =>
  outputOf("git", args)?.trim() ?? null;

/** The list of everything that a build may pass on, as CycloneDX, by npm from the lock file alone. */
export function makeSbom(folder: string): Check {
  const text = outputOf("npm", [
    ...[
      "sbom",
      "--sbom-format",
      "cyclonedx",
      "--omit",
      "dev",
      "--package-lock-only",
      "--no-update-notifier",
    ],
  ]);
  const bom = text === null ? null : Bom.safeParse(JSON.parse(text));
  if (text === null || !bom?.success)
    return { name: "sbom", outcome: "failed", said: "npm sbom gave no list" };
  writeFileSync(path.join(folder, "sbom.cdx.json"), text);
  const said = `${bom.data.components.length} components`;
  return { name: "sbom", outcome: "ok", said };
}

export function keepLicences(folder: string, licensed: readonly Licensed[]): void {
  const lines = licensed
    .map(({ name, version, licence }) => `${name} ${version}: ${licence}`)
    .sort();
  writeFileSync(path.join(folder, "licences.txt"), `${[...new Set(lines)].join("\n")}\n`);
}

/** What the version brings, for the page of its release. */
export function keepNotes(folder: string, changelog: string, version: string): void {
  writeFileSync(path.join(folder, "notes.md"), `${entryOf(changelog, version) ?? ""}\n`);
}

/** The package, by the script that packs; it prints the path of what it made last. */
export function makePackage(folder: string): Check {
  const printed = outputOf("npm", ["run", "--silent", "pack"]);
  const made = printed?.trim().split("\n").at(-1) ?? "";
  if (!made.endsWith(".tgz") || !existsSync(made))
    return { name: "package", outcome: "failed", said: "npm run pack made none" };
  cpSync(made, path.join(folder, path.basename(made)));
  return { name: "package", outcome: "ok", said: path.basename(made) };
}

const sha256 = (file: string): string =>
  createHash("sha256").update(readFileSync(file)).digest("hex");

/** From what, with what and into what it was made. It is not signed: that is for the workflow that publishes. */
export function noteProvenance(folder: string, of: { version: string; commit: string }): Check {
  const files = readdirSync(folder)
    .filter((name) => name !== "provenance.json")
    .sort()
    .map((name) => ({ name, sha256: sha256(path.join(folder, name)) }));
  const { version: node, platform, arch } = process;
  const lockSha256 = sha256("package-lock.json");
  const notes = { ...of, node, platform, arch, lockSha256, files };
  writeFileSync(path.join(folder, "provenance.json"), `${JSON.stringify(notes, null, 2)}\n`);
  const said = `${files.length} files of ${of.commit.slice(0, 12)}`;
  return { name: "provenance", outcome: "ok", said };
}

export const madeFolder = (folder: string): string => {
  mkdirSync(folder, { recursive: true });
  return folder;
};
