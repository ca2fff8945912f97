import { writeFileSync } from "node:fs";
import path from "node:path";
import { openApi } from "./document";

const FILE = path.resolve(import.meta.dirname, "..", "..", "..", "public", "openapi.json");

writeFileSync(FILE, `${JSON.stringify(openApi({ closed: false }), null, 1)}\n`);
process.stdout.write(`${FILE}\n`);
