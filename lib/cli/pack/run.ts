import path from "node:path";
import { buildIfStale } from "@/lib/cli/build";
import { pack } from "./pack";

const root = path.resolve(import.meta.dirname, "..", "..", "..");

const built = buildIfStale((text) => process.stderr.write(text));
if (!built.ok) process.exit(1);
const { tarball } = await pack(built.server, { root, to: root });
process.stdout.write(`${tarball}\n`);
