import net from "node:net";

type Environment = Record<string, string | undefined>;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\]|::ffff:127(\.\d{1,3}){3})$/i;
const POINTS_SOMEWHERE = /^(AWS_ENDPOINT_URL\w*|DATABASE_URL|HEALTH_FEED_URL)$/;
const DROPPED = [
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_PROFILE",
  "AWS_DEFAULT_PROFILE",
  "AWS_BEARER_TOKEN_BEDROCK",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_ROLE_ARN",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_CONTAINER_AUTHORIZATION_TOKEN",
  "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
  "AWS_CA_BUNDLE",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "ALL_PROXY",
  "http_proxy",
  "https_proxy",
  "all_proxy",
];

/** Variables that point somewhere else than this machine. */
export function strayEndpoints(env: Readonly<Environment>): readonly string[] {
  return Object.entries(env)
    .filter(([name, value]) => POINTS_SOMEWHERE.test(name) && value && !isLocalUrl(value))
    .map(([name]) => name);
}

/** Throws when the environment points tests at anything that is not on this machine, and drops real credentials. */
export function assertLocalEndpoint(env: Environment): void {
  const stray = strayEndpoints(env);
  if (stray.length > 0) {
    throw new Error(
      `Tests only talk to this machine, and ${stray.join(", ")} points elsewhere. Unset it.`,
    );
  }
  for (const name of DROPPED) delete env[name];
  env.AWS_EC2_METADATA_DISABLED = "true";
  env.AWS_CONFIG_FILE = "/dev/null";
  env.AWS_SHARED_CREDENTIALS_FILE = "/dev/null";
}

/** Makes every socket of this process that would leave the machine throw. */
export function keepSocketsLocal(): void {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]): net.Socket {
    const host = hostOf(args);
    if (host !== null && !LOOPBACK.test(host)) {
      throw new Error(`A test tried to connect to ${host}. Tests only talk to this machine.`);
    }
    return Reflect.apply(connect, this, args);
  };
}

/** The host of `connect(options)`, `connect(port, host)` or `connect(path)`; null: this machine. */
function hostOf(args: readonly unknown[]): string | null {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof first === "object" && first && "host" in first ? first.host : args[1];
  return typeof host === "string" && host !== "" ? host : null;
}

const isLocalUrl = (value: string): boolean =>
  URL.canParse(value) && LOOPBACK.test(new URL(value).hostname);
