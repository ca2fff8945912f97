import { setTimeout as delay } from "node:timers/promises";
import { CheckAnswer } from "@/lib/contracts/check";
import type { Result } from "@/lib/domain/result";
import { SECOND_MS } from "@/lib/domain/time";
import { askServer, type Refused } from "./ask-server";
import { notWritten, pauseFor } from "./check";
import type { CheckFlags } from "./check-args";
import { writeReport } from "./check-reports";
import type { Io } from "./io";

export type CheckServerDeps = Pick<Io, "out" | "err"> & {
  token: string | null;
  now(): number;
  sleep(ms: number): Promise<void>;
};

export const checkServerDeps = ({ out, err: complain, env }: Io): CheckServerDeps => ({
  out,
  err: complain,
  token: env.READINESS_TOKEN || null,
  now: () => performance.now(),
  sleep: (ms) => delay(ms),
});

/** The gate by a dashboard: its requirements over what it read last. It exits as `check` does; what it could not ask is 2. */
export async function checkServer(flags: Asked, deps: CheckServerDeps): Promise<number> {
  const startedAt = deps.now();
  for (;;) {
    const answer = await ask(flags, deps.token);
    const waitedMs = deps.now() - startedAt;
    const again = answer.ok ? answer.value.mayChange : answer.error.passes;
    if (!again || waitedMs >= flags.waitMs) return tell(answer, flags, deps);
    const pauseMs = Math.min(pauseFor(waitedMs), flags.waitMs - waitedMs);
    deps.err(`Not settled yet. Looking again in ${Math.ceil(pauseMs / SECOND_MS)} s.\n`);
    await deps.sleep(pauseMs);
  }
}

/** Reports that are kept are asked for once it is settled. */
async function tell(
  answer: Result<CheckAnswer, Refused>,
  flags: Asked,
  deps: CheckServerDeps,
): Promise<number> {
  if (!answer.ok) return refused(answer.error, deps);
  deps.out(answer.value.report);
  for (const { format, file } of flags.reports) {
    const kept = await ask({ ...flags, format }, deps.token);
    if (!kept.ok) return refused(kept.error, deps);
    const written = writeReport(file, kept.value.report);
    if (!written.ok) return notWritten(written.error, deps);
  }
  return answer.value.exitCode;
}

function refused({ message, exitCode }: Refused, { err: complain }: CheckServerDeps): number {
  complain(`bedrock-readiness check: ${message}\n`);
  return exitCode;
}

type Asked = CheckFlags & { server: string };

function ask(
  { server, asked, format }: Asked,
  token: string | null,
): Promise<Result<CheckAnswer, Refused>> {
  const address = new URL("/api/check", server);
  for (const name of asked) address.searchParams.append("name", name);
  address.searchParams.set("format", format);
  return askServer(address, { token, parse: CheckAnswer.parse });
}
