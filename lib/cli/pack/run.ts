import { rmSync } from "node:fs";
import path from "node:path";
import { buildIfStale } from "@/lib/cli/build";
import { pack } from "./pack";

const root = path.resolve(import.meta.dirname, "..", "..", "..");

// Next copies what it finds in the project's folder beside the server.
rmSync(path.join(root, "dist"), { recursive: true, force: true });
const built = buildIfStale((text) => process.stderr.write(text));
if (!built.ok) process.exit(1);
const { tarball } = await pack(built.server, { root, to: root });
process.stdout.write(`${tarball}\n`);
