import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { bundle } from "./bundle";
import { licenceTexts } from "./licences";
import { packageManifest } from "./manifest";
import { copyServer } from "./server";

/** https://docs.npmjs.com/cli/v11/commands/npm-pack#json */
const Said = z.tuple([
  z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }),
]);

const TEXTS = ["CHANGELOG.md", "LICENSE", "README.md", "SECURITY.md", "docs"];
const TEXTS_OF_OTHERS = "THIRD-PARTY-LICENSES.txt";
const DRIVER = "better-sqlite3-napi";

export type Packed = {
  dist: string;
  tarball: string;
  /** What the tarball holds, from the package's root. */
  files: readonly string[];
};

/**
 * Makes from a built server, by its file, `dist` in the folder `to`: all of the product, which runs by Node 22 or newer alone
 * on this platform; and of it the npm package, which brings the store's driver for the platform and the Node it is installed
 * on. Throws where npm fails.
 */
export async function pack(
  server: string,
  { root, to }: { root: string; to: string },
): Promise<Packed> {
  const dist = path.join(to, "dist");
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  await bundle(root, dist);
  chmodSync(path.join(dist, "cli.mjs"), 0o755);
  copyServer(server, { root, to: path.join(dist, "server") });
  for (const name of TEXTS) copyText(path.join(root, name), path.join(dist, name));
  writeFileSync(path.join(dist, TEXTS_OF_OTHERS), licenceTexts(root));
  const manifest = JSON.stringify(packageManifest(), null, 2);
  writeFileSync(path.join(dist, "package.json"), `${manifest}\n`);
  addDriver(path.join(root, "node_modules", DRIVER), path.join(dist, "node_modules", DRIVER));
  return { dist, ...npmPack(dist, to) };
}

/** Pictures are for who reads the repository. */
const copyText = (from: string, to: string): void =>
  cpSync(from, to, { recursive: true, filter: (file) => path.extname(file) !== ".png" });

/** Without its sources, and for this platform alone. npm leaves this folder out of what it packs. */
function addDriver(from: string, to: string): void {
  for (const name of ["package.json", "LICENSE", "lib"])
    cpSync(path.join(from, name), path.join(to, name), { recursive: true });
  const built = path.join(from, "prebuilds");
  const mine = new RegExp(`^${process.platform}(musl)?-${process.arch}\\.node$`);
  for (const name of readdirSync(built).filter((file) => mine.test(file)))
    cpSync(path.join(built, name), path.join(to, "prebuilds", name));
}

function npmPack(dist: string, to: string): Omit<Packed, "dist"> {
  const { status, stdout, stderr } = spawnSync(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", to, dist],
    { encoding: "utf8", shell: process.platform === "win32" },
  );
  if (status !== 0) throw new Error(`npm pack ended with ${status}: ${stderr}`);
  const [{ filename, files }] = Said.parse(JSON.parse(stdout));
  return { tarball: path.join(to, filename), files: files.map((file) => file.path) };
}
