import { setTimeout as delay } from "node:timers/promises";
import { CheckAnswer } from "@/lib/contracts/check";
import { err, ok, type Result } from "@/lib/domain/result";
import { SECOND_MS } from "@/lib/domain/time";
import { pauseFor } from "./check";
import type { CheckFlags } from "./check-args";
import type { Io } from "./io";

const ANSWER_WITHIN_MS = 30 * SECOND_MS;
const NOT_TOLD = 2;
const USAGE_ERROR = 3;
/** What another try may mend. */
const PASSES: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** `passes`: another try may do better. */
type Refused = { passes: boolean; exitCode: 2 | 3; message: string };
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
export async function checkServer(
  flags: CheckFlags & { server: string },
  deps: CheckServerDeps,
): Promise<number> {
  const startedAt = deps.now();
  for (;;) {
    const answer = await ask(flags, deps.token);
    const waitedMs = deps.now() - startedAt;
    const again = answer.ok ? answer.value.mayChange : answer.error.passes;
    if (!again || waitedMs >= flags.waitMs) return tell(answer, deps);
    const pauseMs = Math.min(pauseFor(waitedMs), flags.waitMs - waitedMs);
    deps.err(`Not settled yet. Looking again in ${Math.ceil(pauseMs / SECOND_MS)} s.\n`);
    await deps.sleep(pauseMs);
  }
}

function tell(
  answer: Result<CheckAnswer, Refused>,
  { out, err: complain }: CheckServerDeps,
): number {
  if (answer.ok) {
    out(answer.value.report);
    return answer.value.exitCode;
  }
  complain(`bedrock-readiness check: ${answer.error.message}\n`);
  return answer.error.exitCode;
}

async function ask(
  { server, asked, format }: CheckFlags & { server: string },
  token: string | null,
): Promise<Result<CheckAnswer, Refused>> {
  const address = new URL("/api/check", server);
  for (const name of asked) address.searchParams.append("name", name);
  address.searchParams.set("format", format);
  try {
    const response = await fetch(address, {
      headers: token === null ? {} : { Authorization: `Bearer ${token}` },
      redirect: "manual",
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return await read(response, { host: address.host, token });
  } catch (error) {
    return err({ passes: true, exitCode: NOT_TOLD, message: unreachable(address.host, error) });
  }
}

async function read(
  response: Response,
  { host, token }: { host: string; token: string | null },
): Promise<Result<CheckAnswer, Refused>> {
  const { status } = response;
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    const answer = CheckAnswer.safeParse(body);
    if (answer.success) return ok(answer.data);
    return refused(NOT_TOLD, `${host} answered in a form this version does not know.`);
  }
  if (status >= 300 && status < 400)
    return refused(
      USAGE_ERROR,
      `${host} sends elsewhere (HTTP ${status}). What signs people in before it has to let /api/check through.`,
    );
  const said = messageOf(body) ?? `${host} answered HTTP ${status}.`;
  if (status === 401 && token === null)
    return refused(USAGE_ERROR, `${host} wants a token. Put one into READINESS_TOKEN.`);
  if (PASSES.has(status)) return err({ passes: true, exitCode: NOT_TOLD, message: said });
  return refused(status >= 500 ? NOT_TOLD : USAGE_ERROR, said);
}

const refused = (exitCode: Refused["exitCode"], message: string) =>
  err<Refused>({ passes: false, exitCode, message });

function messageOf(body: unknown): string | null {
  const message: unknown =
    typeof body === "object" && body !== null ? Reflect.get(body, "message") : null;
  return typeof message === "string" ? message : null;
}

function unreachable(host: string, error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError")
    return `${host} gave no answer in 30 s.`;
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  return `${host} could not be reached${code}.`;
}
