import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { collectorOf, createMemory } from "@/lib/memory";

const PIECES = 1_500_000;
const LOOKS_MAX = 100;
const LOOK_EVERY_MS = 50;

/** Fills memory, and holds nothing of it afterwards; gives how much the system then saw. */
function fill(): number {
  const pieces = Array.from({ length: PIECES }, (_, at) => ({ at, text: `piece number ${at}` }));
  return process.memoryUsage().rss + pieces.length - PIECES;
}

const collect = collectorOf({
  gc: globalThis.gc,
  nodeVersion: process.versions.node,
  setFlag: setFlagsFromString,
});
const memory = createMemory(collect, () => process.memoryUsage().heapUsed);
const before = fill();
let after = before;
// Node 20 gives pages back on another thread.
for (let looks = 0; looks < LOOKS_MAX && after > before / 2; looks += 1) {
  memory.free();
  await setTimeout(LOOK_EVERY_MS);
  after = process.memoryUsage().rss;
}
console.log(JSON.stringify({ before, after }));
