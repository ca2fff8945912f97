import { buildIfStale } from "@/lib/cli/build";

const { ok } = buildIfStale((text) => process.stdout.write(text));
process.exitCode = ok ? 0 : 1;
