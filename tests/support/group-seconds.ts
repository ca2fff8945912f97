import { readdirSync, readFileSync } from "node:fs";

/** Of Linux; another number is only a matter of how the kernel was built. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const TICKS_PER_SECOND = 100;
const PARENT = 1;
const [USER, SYSTEM] = [11, 12];

/** What a process and all below it have used of a processor so far, in seconds; 0 where /proc does not tell. */
export function groupSeconds(pid: number): number {
  const told = process.platform === "linux" ? statsOf() : new Map<number, readonly string[]>();
  const below = (parent: number): number =>
    [...told].reduce(
      (sum, [id, fields]) => (Number(fields[PARENT]) === parent ? sum + ownOf(id) : sum),
      0,
    );
  const ownOf = (id: number): number => {
    const fields = told.get(id) ?? [];
    return Number(fields[USER] ?? 0) + Number(fields[SYSTEM] ?? 0) + below(id);
  };
  return ownOf(pid) / TICKS_PER_SECOND;
}

/** The fields of each process that follow its name, which may hold anything. */
function statsOf(): Map<number, readonly string[]> {
  const told = new Map<number, readonly string[]>();
  for (const name of readdirSync("/proc").filter((one) => /^\d+$/.test(one))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      told.set(Number(name), stat.slice(stat.lastIndexOf(")") + 2).split(" "));
    } catch {
      // It has ended meanwhile.
    }
  }
  return told;
}
