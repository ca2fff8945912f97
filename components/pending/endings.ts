import type { ListedWatch } from "@/lib/contracts/agreements";

/** What a notification needs to know of a watch. */
export type Ending = Pick<ListedWatch, "accountId" | "modelId" | "state" | "startedAt">;

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
