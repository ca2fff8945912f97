import { homedir, platform } from "node:os";
import path from "node:path";
import { z } from "zod";
import { err, ok, type Result } from "@/lib/domain/result";
import { parseDuration } from "@/lib/domain/words/durations";
import { type Auth, AuthShape, authOf } from "@/lib/env-auth";

const ROLES = ["all", "web", "worker"] as const;
/** `web` shows pages and does what is pressed there; `worker` scans, polls, tells and settles; `all` does both. */
type Role = (typeof ROLES)[number];

export type Env = {
  port: number;
  bindAddress: string;
  /** The address under which people reach the dashboard, where that is not its own. */
  publicUrl: string | null;
  auth: Auth;
  /** `explicit`: it was named, so it must exist. */
  config: { file: string; explicit: boolean };
  dataDir: string;
  databaseUrl: string | null;
  scanIntervalMs: number;
  /** False: the default. */
  intervalGiven: boolean;
  logLevel: string;
  /** The address under which AWS's public feeds stand, with a slash at its end; null: they are not asked. */
  healthFeed: string | null;
  /** What this process does of what all that share the store do. */
  role: Role;
  /** Figures are told to whoever asks. */
  metricsPublic: boolean;
  /** Where traces are sent, by OTLP over HTTP; null: nowhere. */
  traceEndpoint: string | null;
  caBundle: string | null;
  proxied: boolean;
};

const INTERVAL_MIN_MS = 10_000;
const LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const interval = z.string().transform((text, issues) => {
  const ms = parseDuration(text);
  if (ms !== null && ms >= INTERVAL_MIN_MS) return ms;
  issues.addIssue({
    code: "custom",
    message: "is a number and a unit such as 30s, 15m or 1h, and at least 10s",
  });
  return z.NEVER;
});

/** A variable set to nothing is one that is not set. */
const withoutBlanks = (source: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));

/** The dashboard stands at the root of its address, and whatever else an address has would be ignored. */
const origin = z
  .url({ protocol: /^https?$/, error: "is an address such as https://readiness.example.com" })
  .transform((text, issues) => {
    const { origin: whole, href } = new URL(text);
    if (href === `${whole}/`) return whole;
    issues.addIssue({
      code: "custom",
      message:
        "is an address without a path, a query or a user, such as https://readiness.example.com",
    });
    return z.NEVER;
  });

const BAD_PORT = "is a port between 1 and 65535";

const Shape = AuthShape.extend({
  PORT: z.coerce
    .number({ error: BAD_PORT })
    .int(BAD_PORT)
    .min(1, BAD_PORT)
    .max(65_535, BAD_PORT)
    .optional(),
  BIND_ADDRESS: z.string().optional(),
  PUBLIC_URL: origin.optional(),
  READINESS_CONFIG: z.string().optional(),
  READINESS_DATA_DIR: z.string().optional(),
  DATABASE_URL: z.string().optional(),
  SCAN_INTERVAL: interval.optional(),
  LOG_LEVEL: z.enum(LEVELS, { error: `is one of ${LEVELS.join(", ")}` }).optional(),
  ROLE: z.enum(ROLES, { error: `is one of ${ROLES.join(", ")}` }).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: "is an address such as http://collector.example.com:4318" })
    .optional(),
  METRICS_PUBLIC: z.enum(["0", "1"], { error: "is 1 or 0" }).optional(),
  HEALTH_FEED_URL: z
    .url({ protocol: /^https?$/, error: "is an address such as https://mirror.example.com/rss" })
    .optional(),
  AWS_ENDPOINT_URL: z.string().optional(),
  AWS_CA_BUNDLE: z.string().optional(),
});

/** Every variable of the product's own that is read here. */
export const VARIABLES: readonly string[] = Object.keys(Shape.shape);

const PROXY_NAMES = [
  "HTTPS_PROXY",
  "https_proxy",
  "HTTP_PROXY",
  "http_proxy",
  "ALL_PROXY",
  "all_proxy",
];
const PUBLIC_FEEDS = "https://status.aws.amazon.com/rss/";

/** Where everything of AWS has another address, AWS's own is not asked behind its back. */
function healthFeedOf(given: string | undefined, aws: string | undefined): string | null {
  if (given !== undefined) return `${given.replace(/\/+$/, "")}/`;
  return aws === undefined ? PUBLIC_FEEDS : null;
}

const DEFAULT_INTERVAL_MS = 15 * 60_000;
const DEFAULT_PORT = 3_000;
const CONFIG_FILE = "readiness.yaml";

/** The platform's folder for a user's data. */
function userDataDir(source: Record<string, string | undefined>): string {
  const name = "bedrock-readiness";
  if (platform() === "darwin") return path.join(homedir(), "Library", "Application Support", name);
  if (platform() === "win32") {
    return path.join(source.LOCALAPPDATA ?? path.join(homedir(), "AppData", "Local"), name);
  }
  return path.join(source.XDG_DATA_HOME || path.join(homedir(), ".local", "share"), name);
}

/** Reads the environment once. Every problem is told at once; nothing unknown is defaulted. */
export function parseEnv(
  source: Record<string, string | undefined>,
): Result<Env, readonly string[]> {
  const parsed = Shape.safeParse(withoutBlanks(source));
  if (!parsed.success) {
    return err(
      parsed.error.issues.map(({ path: [name], message }) => `${String(name)} ${message}.`),
    );
  }
  const values = parsed.data;
  const bindAddress = values.BIND_ADDRESS ?? "127.0.0.1";
  const publicUrl = values.PUBLIC_URL ?? null;
  const auth = authOf(AuthShape.parse(values), { bindAddress, publicUrl });
  if (!auth.ok) return auth;
  return ok({
    port: values.PORT ?? DEFAULT_PORT,
    bindAddress,
    publicUrl,
    auth: auth.value,
    config: {
      file: path.resolve(/*turbopackIgnore: true*/ values.READINESS_CONFIG ?? CONFIG_FILE),
      explicit: values.READINESS_CONFIG !== undefined,
    },
    dataDir: path.resolve(
      /*turbopackIgnore: true*/ values.READINESS_DATA_DIR ?? userDataDir(source),
    ),
    databaseUrl: values.DATABASE_URL ?? null,
    scanIntervalMs: values.SCAN_INTERVAL ?? DEFAULT_INTERVAL_MS,
    intervalGiven: values.SCAN_INTERVAL !== undefined,
    logLevel: values.LOG_LEVEL ?? "info",
    role: values.ROLE ?? "all",
    metricsPublic: values.METRICS_PUBLIC === "1",
    traceEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    healthFeed: healthFeedOf(values.HEALTH_FEED_URL, values.AWS_ENDPOINT_URL),
    caBundle: values.AWS_CA_BUNDLE ?? null,
    proxied: PROXY_NAMES.some((name) => Boolean(source[name])),
  });
}

/** The address a person opens where no other is set. IPv6 needs brackets. */
export const addressOf = ({ bindAddress, port }: Pick<Env, "bindAddress" | "port">): string =>
  `http://${bindAddress.includes(":") ? `[${bindAddress}]` : bindAddress}:${port}`;
