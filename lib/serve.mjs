/**
 * Runs the built server in this process, which was started with the flags and variables of `lib/cli/server-process.ts`. It
 * takes the server's file, which once it is packed lies beside this one.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import "./preload.mjs";

const [, , named = path.join(import.meta.dirname, "server", "server.js")] = process.argv;
const server = path.resolve(named);
const { env } = process;

/** Next changes the folder, so what is named from here is named whole before that. */
for (const name of [
  "READINESS_CONFIG",
  "READINESS_DATA_DIR",
  "OIDC_CLIENT_SECRET_FILE",
  "AWS_CA_BUNDLE",
  "AWS_CONFIG_FILE",
  "AWS_SHARED_CREDENTIALS_FILE",
]) {
  if (env[name]) env[name] = path.resolve(env[name]);
}
/** The server, what stands before it and the health of an image go by the same one; what is no port is told when it starts. */
env.PORT = String(Number(env.PORT || 3_000));
/** As process 1 of a container a signal that nobody hears is lost. Once the server is up it hears them itself. */
for (const signal of ["SIGTERM", "SIGINT"]) {
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(0);
  });
}
Object.assign(env, {
  NODE_ENV: "production",
  // Containers set HOSTNAME, so the address is ours to set.
  HOSTNAME: env.BIND_ADDRESS || "127.0.0.1",
  NEXT_MANUAL_SIG_HANDLE: "true",
  NEXT_TELEMETRY_DISABLED: "1",
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
});
// Names the build to open pages, so that they notice a newer one.
env.BEDROCK_READINESS_BUILD ||= readFileSync(
  path.join(path.dirname(server), ".next", "BUILD_ID"),
  "utf8",
).trim();
await import(pathToFileURL(server).href);
