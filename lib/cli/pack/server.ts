import {
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/** Of what Next puts beside the server the rest is source, which nothing reads. */
const KEPT = [".next", "node_modules", "public", "server.js"];
/** Sources again, what they are traced by, and the tests of others. */
const NEVER_READ = /(\.map|\.nft\.json|\.tsx?|\.sh|\.ya?ml|[\\/]thread-stream[\\/]test)$/;
/** They belong to one platform and one Node, so whoever installs the package brings them. */
const DRIVERS = ["better-sqlite3", "better-sqlite3-napi", "bindings", "file-uri-to-path"];
/** They name the folder in which they were built; nothing reads there. */
const NAMING = ["server.js", path.join(".next", "required-server-files.json")];
const ANY_FOLDER = "/app";

/** Copies the built server by its file, with all that it needs but the store's driver. `root` is where it was built. */
export function copyServer(server: string, { root, to }: { root: string; to: string }): void {
  const from = path.dirname(server);
  for (const name of KEPT) {
    cpSync(path.join(from, name), path.join(to, name), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => !NEVER_READ.test(file),
    });
  }
  writeFileSync(path.join(to, "package.json"), `${JSON.stringify({ type: "module" })}\n`);
  for (const name of DRIVERS)
    rmSync(path.join(to, "node_modules", name), { recursive: true, force: true });
  for (const name of NAMING) {
    const file = path.join(to, name);
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(root, ANY_FOLDER));
  }
  replaceLinks(path.join(to, ".next", "node_modules"), path.join(to, "node_modules"));
}

/**
 * npm packs no symbolic links, and Turbopack gives packages names of its own by links: each becomes a package that
 * requires the one it stood for. https://github.com/vercel/next.js/issues/87737
 */
function replaceLinks(links: string, packages: string, within = links): void {
  for (const name of readdirSync(within)) {
    const at = path.join(within, name);
    if (!lstatSync(at).isSymbolicLink()) {
      replaceLinks(links, packages, at);
      continue;
    }
    const meant = path.relative(packages, path.resolve(within, readlinkSync(at)));
    rmSync(at);
    mkdirSync(at);
    const manifest = { name: path.relative(links, at), main: "index.js" };
    writeFileSync(path.join(at, "package.json"), `${JSON.stringify(manifest)}\n`);
    const required = JSON.stringify(meant.split(path.sep).join("/"));
    writeFileSync(path.join(at, "index.js"), `module.exports = require(${required});\n`);
  }
}
