import { z } from "zod";
import { startStandIn } from "@/lib/stand-in/start";
import { BENCH_WORLDS, organisationOf } from "./worlds";

const Options = z.object({
  port: z.number().int(),
  world: z.enum(["organisation", ...(Object.keys(BENCH_WORLDS) as [keyof typeof BENCH_WORLDS])]),
  /** Of an organisation. */
  accounts: z.number().int().optional(),
  latencyMs: z.number().optional(),
  rate: z.number().optional(),
});

const {
  port,
  world,
  accounts = 0,
  latencyMs,
  rate,
} = Options.parse(JSON.parse(process.argv[2] ?? "{}"));
const { url } = await startStandIn({
  port,
  world: world === "organisation" ? organisationOf(accounts) : BENCH_WORLDS[world](),
  ...(latencyMs === undefined ? {} : { latencyMs }),
  ...(rate === undefined ? {} : { rate }),
});
process.stdout.write(`${url}\n`);
