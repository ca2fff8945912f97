import type { Log } from "@/lib/services/ports/log";
import { whatBroke } from "@/lib/services/what-broke";

/** What ends a part of the process, in words for the log. */
export type Ending = { name: string; end: () => Promise<void> };

/**
 * Ends the parts one after the other, each awaited; one that fails is told and holds up none. Gives whether all had ended
 * within `withinMs`, whatever hangs.
 */
export async function endInOrder(
  endings: readonly Ending[],
  { withinMs, log }: { withinMs: number; log: Log },
): Promise<boolean> {
  let at = "";
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => {
      log.error(`${at} did not end within ${withinMs} ms`);
      resolve(false);
    }, withinMs);
  });
  const all = async () => {
    for (const { name, end } of endings) {
      at = name;
      try {
        await end();
      } catch (error) {
        log.error(`${name} did not end well`, whatBroke(error));
      }
    }
    return true;
  };
  const isDone = await Promise.race([all(), late]);
  clearTimeout(timer);
  return isDone;
}
