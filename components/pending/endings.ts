import { z } from "zod";
import { WATCH_STATES } from "@/lib/domain/agreement/watch";

/** What a notification needs to know of a watch. */
export const Ending = z.object({
  accountId: z.string(),
  modelId: z.string(),
  state: z.enum(WATCH_STATES),
  startedAt: z.string(),
});
export type Ending = z.infer<typeof Ending>;
export const Endings = z.object({ watches: z.array(Ending) });

const SAYS: Partial<Record<Ending["state"], string>> = {
  active: "Agreement ready",
  failed: "Agreement failed",
  lapsed: "Agreement gone again",
  overdue: "Agreement overdue: 15 min have passed",
};

/** Names one outcome of one attempt, the same in every tab. */
export const endingId = ({ accountId, modelId, state, startedAt }: Ending): string =>
  `${accountId}~${modelId}~${startedAt}~${state}`;

/** Watches that came to an outcome since `before`, which held them in another state; with the words to tell. */
export function newEndings(
  before: readonly Ending[],
  now: readonly Ending[],
): readonly { id: string; title: string; modelId: string }[] {
  const states = new Map(
    before.map((watch) => [`${watch.accountId}~${watch.modelId}`, watch.state]),
  );
  return now.flatMap((watch) => {
    const title = SAYS[watch.state];
    const was = states.get(`${watch.accountId}~${watch.modelId}`);
    if (!title || was === undefined || was === watch.state) return [];
    return [{ id: endingId(watch), title, modelId: watch.modelId }];
  });
}
