import type { HealthFinding } from "@/lib/domain/health-check";
import { intervalProblem } from "@/lib/domain/schedule/interval";
import { dateTimeText } from "@/lib/domain/words/dates";
import { ageText } from "@/lib/domain/words/durations";
import { figure } from "@/lib/domain/words/figure";
import type { Context } from "@/lib/services/context";
import { readRhythm } from "@/lib/services/rhythm";
import { webhookHealth } from "@/lib/services/webhook/webhook-health";
import { examineAccounts } from "./accounts";
import { examineOrganization } from "./organization";

/** `ask`: AWS is asked what the accounts let in; else only what was read before is told. */
type Asked = { ask: boolean };

/** What is configured, reachable, allowed and stale. Asks AWS and the provider of sign-in, and changes nothing. */
export async function examine(ctx: Context, asked: Asked): Promise<readonly HealthFinding[]> {
  return [
    configuration(ctx),
    await store(ctx),
    await signIn(ctx),
    ...(await examineOrganization(ctx, asked)),
    ...(await examineAccounts(ctx, asked)),
    await scans(ctx),
    ...(await webhook(ctx)),
  ];
}

function configuration({ installation, settings, now }: Context): HealthFinding {
  const about = "configuration";
  const { file, takenAt, refused } = installation.configuration();
  if (refused) {
    const says = refused.problems.map(({ line, text }) => (line ? `line ${line}: ${text}` : text));
    return { about, state: "wrong", says: `${file} was not taken: ${says.join(" ")}`, next: null };
  }
  const requirements = settings().requirements.length;
  return takenAt === null
    ? {
        about,
        state: "note",
        says: `there is no ${file}, so every setting has its default`,
        next: null,
      }
    : {
        about,
        state: "well",
        says: `${file}, changed ${dateTimeText(takenAt, now())} UTC, ${requirements} requirements`,
        next: null,
      };
}

async function store({ stores }: Context): Promise<HealthFinding> {
  const about = "store";
  const health = await stores.health();
  if (!health.works) return { about, state: "wrong", says: health.message, next: null };
  const { engine, where, bytes } = await stores.about();
  const size = bytes === null ? "" : `, ${figure(Math.ceil(bytes / 1_000))} kB`;
  const kind = engine === "sqlite" ? "file" : "PostgreSQL";
  return { about, state: "well", says: `${kind} ${where}${size}; a write was kept`, next: null };
}

async function signIn({ identity }: Context): Promise<HealthFinding> {
  const about = "sign-in";
  const { auth, provider } = identity;
  if (auth === "none")
    return { about, state: "note", says: "none: only this machine gets in", next: null };
  if (!provider) return { about, state: "well", says: `by ${auth}`, next: null };
  const begun = await provider.begin();
  return begun.ok
    ? { about, state: "well", says: `${provider.host} answers`, next: null }
    : {
        about,
        state: "wrong",
        says: `${provider.host} can't be asked: ${begun.error.detail}`,
        next: "Check OIDC_ISSUER and the way out to it. Until then: bedrock-readiness invite.",
      };
}

async function scans(ctx: Context): Promise<HealthFinding> {
  const about = "scans";
  const now = ctx.now();
  const [last, failures, rhythm, { staleAfterMs }] = await Promise.all([
    ctx.stores.scans.lastComplete(now),
    ctx.stores.scans.failuresInARow(),
    readRhythm(ctx),
    ctx.world.outline(),
  ]);
  const next = "Start the dashboard, or run bedrock-readiness scan.";
  if (failures > 0)
    return {
      about,
      state: "wrong",
      says: `the last ${failures} failed`,
      next: "The log says why.",
    };
  if (!last?.finishedAt)
    return { about, state: "unknown", says: "no whole one has ended yet", next };
  const says = `the last whole one ended ${ageText(last.finishedAt, now)}`;
  if (now - last.finishedAt > staleAfterMs)
    return { about, state: "wrong", says: `${says}, too long ago to be believed`, next };
  const problem = intervalProblem(rhythm);
  return { about, state: problem === null ? "well" : "note", says, next: problem };
}

async function webhook(ctx: Context): Promise<readonly HealthFinding[]> {
  const place = ctx.installation.webhook();
  if (place === null) return [];
  const about = "webhook";
  const { waiting, problem } = await webhookHealth(ctx);
  const at = `${place.host}${waiting > 0 ? `, ${waiting} notices wait` : ""}`;
  return [
    problem
      ? {
          about,
          state: "wrong",
          says: `${at}: ${problem.text}`,
          next: "Send a test on the settings page.",
        }
      : { about, state: "well", says: at, next: null },
  ];
}
