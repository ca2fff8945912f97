import { err, ok, type Result } from "@/lib/domain/result";
import { SECOND_MS } from "@/lib/domain/time";

const ANSWER_WITHIN_MS = 30 * SECOND_MS;
const NOT_TOLD = 2;
const USAGE_ERROR = 3;
/** What another try may mend. */
const PASSES: ReadonlySet<number> = new Set([429, 502, 503, 504]);

const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/** `passes`: another try may do better. */
export type Refused = { passes: boolean; exitCode: 2 | 3; message: string };

/** `parse` throws where the answer is in another form. */
type Asked<T> = { token: string | null; parse(body: unknown): T };

/** Asks a dashboard for one of its GET routes, by a token where there is one. What it could not ask is 2, else 3. */
export async function askServer<T>(address: URL, asked: Asked<T>): Promise<Result<T, Refused>> {
  const token = asked.token?.trim() ?? null;
  // Anything else can't stand in a header, and is told by fetch as a connection that failed.
  if (token !== null && !VISIBLE_ASCII.test(token))
    return refused(USAGE_ERROR, "READINESS_TOKEN is no token; copy it whole.");
  try {
    const response = await fetch(address, {
      headers: token === null ? {} : { Authorization: `Bearer ${token}` },
      redirect: "manual",
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const body: unknown = await response.json().catch(() => null);
    return response.ok
      ? parsed(body, { address, ...asked })
      : refusedBy(response.status, { body, address, token });
  } catch (error) {
    return err({ passes: true, exitCode: NOT_TOLD, message: unreachable(address.host, error) });
  }
}

function parsed<T>(body: unknown, { address, parse }: Asked<T> & { address: URL }) {
  try {
    return ok(parse(body));
  } catch {
    return refused(NOT_TOLD, `${address.host} answered in a form this version does not know.`);
  }
}

type Refusal = { body: unknown; address: URL; token: string | null };

function refusedBy(status: number, { body, address, token }: Refusal) {
  const { host, pathname } = address;
  if (status >= 300 && status < 400)
    return refused(
      USAGE_ERROR,
      `${host} sends elsewhere (HTTP ${status}). What signs people in before it has to let ${pathname} through.`,
    );
  const said = messageOf(body) ?? `${host} answered HTTP ${status}.`;
  if (status === 401 && token === null)
    return refused(USAGE_ERROR, `${host} wants a token. Put one into READINESS_TOKEN.`);
  if (PASSES.has(status)) return err<Refused>({ passes: true, exitCode: NOT_TOLD, message: said });
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
