import { type CommandOptions, readOptions, USAGE } from "@/lib/stand-in/options";
import { readRecorded } from "@/lib/stand-in/recorded/folder";
import { recordedWorld } from "@/lib/stand-in/recorded/world";
import { startStandIn } from "@/lib/stand-in/start";
import { truthOf } from "@/lib/stand-in/truth";
import { startWorld } from "@/lib/stand-in/world/state";
import { WORLD_NAMES, type WorldName, worldNamed } from "@/lib/stand-in/worlds/all";
import { DOCUMENTATION_KEY } from "@/lib/stand-in/worlds/demo-key";

const EXIT_USAGE = 3;

async function main(): Promise<void> {
  const read = readOptions(process.argv.slice(2));
  if (!read.ok) {
    for (const problem of read.problems) console.error(`stand-in: ${problem}`);
    console.error(USAGE);
    process.exitCode = EXIT_USAGE;
    return;
  }
  const { options } = read;
  switch (options.show) {
    case "help":
      console.log(USAGE);
      return;
    case "worlds":
      for (const name of WORLD_NAMES) console.log(`${name}: ${worldNamed(name).summary}`);
      return;
    case "truth":
      console.log(JSON.stringify(truthAtStart(options.world), null, 1));
      return;
    case "server":
      await serve(options);
  }
}

async function serve(options: CommandOptions): Promise<void> {
  const { port, world, deny, denyByScp, allow, keys, clockSkewMs, show: _, ...rest } = options;
  const { recorded, ...given } = rest;
  const read = recorded === null ? null : readRecorded(recorded);
  if (read?.ok === false) {
    for (const problem of read.problems) console.error(`stand-in: ${problem}`);
    process.exitCode = EXIT_USAGE;
    return;
  }
  try {
    const standIn = await startStandIn({
      port,
      world: read ? recordedWorld(read.recorded) : world,
      keys,
      policy: { deny, denyByScp, allow },
      ...given,
    });
    if (clockSkewMs !== 0)
      standIn.control.setClock({ headerOffsetMs: clockSkewMs, windowOffsetMs: clockSkewMs });
    const key = keys[0] ?? DOCUMENTATION_KEY;
    console.log(
      `stand-in: ${recorded === null ? `world ${world}` : `account ${recorded}`} on ${standIn.url}; point a client at it with AWS_ENDPOINT_URL=${standIn.url} AWS_ACCESS_KEY_ID=${key.accessKeyId} AWS_SECRET_ACCESS_KEY=${keys.length > 0 ? "(yours)" : key.secretAccessKey} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1`,
    );
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => void standIn.close().then(() => process.exit(0)));
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    const reason = code === "EADDRINUSE" ? "is in use" : "may not be opened by this user";
    console.error(`stand-in: port ${port} ${reason}; choose another with --port`);
    process.exitCode = EXIT_USAGE;
  }
}

function truthAtStart(name: WorldName) {
  const now = Date.now();
  return truthOf(startWorld(worldNamed(name), { now, speed: 1 }), now);
}

await main();
