import { beforeCheck, check } from "./check";
import { checkDeps } from "./check-deps";
import { checkServer, checkServerDeps } from "./check-server";
import type { Io } from "./io";

const USAGE_ERROR = 3;

/** `bedrock-readiness check`: by asking AWS, or with `--server` a dashboard. */
export async function checkAnywhere(args: readonly string[], io: Io): Promise<number> {
  const begun = beforeCheck(args, io);
  if ("exitCode" in begun) return begun.exitCode;
  const { server } = begun.flags;
  if (server !== null) return checkServer({ ...begun.flags, server }, checkServerDeps(io));
  const deps = await checkDeps(io, begun.flags);
  if (!deps.ok) {
    io.err(`bedrock-readiness: ${deps.error.join("\n")}\n`);
    return USAGE_ERROR;
  }
  try {
    return await check(begun.flags, deps.value.deps);
  } finally {
    await deps.value.close();
  }
}
