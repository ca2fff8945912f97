import { z } from "zod";
import { startStandIn } from "@/lib/stand-in/start";
import { BENCH_WORLDS } from "./worlds";

const Options = z.object({
  port: z.number().int(),
  world: z.enum(Object.keys(BENCH_WORLDS) as [keyof typeof BENCH_WORLDS]),
  latencyMs: z.number().optional(),
  rate: z.number().optional(),
});

const { port, world, latencyMs, rate } = Options.parse(JSON.parse(process.argv[2] ?? "{}"));
const { url } = await startStandIn({
  port,
  world: BENCH_WORLDS[world](),
  ...(latencyMs === undefined ? {} : { latencyMs }),
  ...(rate === undefined ? {} : { rate }),
});
process.stdout.write(`${url}\n`);
