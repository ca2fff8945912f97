import type { ActLine } from "@/lib/contracts/acts";
import type { EnablingRegion, PendingView } from "@/lib/contracts/pending";

type All = { view: PendingView; acts: readonly ActLine[] };
type Shown = {
  view: PendingView;
  /** Acts that are watched, and those that ended. */
  acts: { inFlight: readonly ActLine[]; done: readonly ActLine[] };
  /** How much is in flight in accounts that are not shown. */
  elsewhere: number;
};

const GOES_ON: readonly ActLine["state"][] = ["sent", "unknown", "accepted"];

/** An accepted agreement has a watch of its own beside the acts. */
const isInFlight = ({ state, kind }: ActLine): boolean =>
  GOES_ON.includes(state) && (kind !== "accept-agreement" || state !== "accepted");

/** AWS has shown it, or it came to nothing after AWS took it. */
const isDone = ({ state, kind }: ActLine): boolean =>
  (state === "done" || state === "failed") && kind !== "accept-agreement";

/** What is in flight and what ended in these accounts; `null`: which are shown is not known yet, so all. */
export function ofAccounts(all: All, keys: readonly string[] | null): Shown {
  const isShown = ({ account }: { account: string }) => keys === null || keys.includes(account);
  const flying = all.acts.filter(isInFlight);
  const enabling = all.view.enabling.filter((region) => !flying.some(enables(region)));
  const inFlight = [...all.view.inFlight, ...enabling, ...flying];
  return {
    view: {
      ...all.view,
      inFlight: all.view.inFlight.filter(isShown),
      enabling: enabling.filter(isShown),
      done: all.view.done.filter(isShown),
    },
    acts: { inFlight: flying.filter(isShown), done: all.acts.filter(isDone).filter(isShown) },
    elsewhere: inFlight.length - inFlight.filter(isShown).length,
  };
}

/** Whether an act is what enables a Region, so that it is told once. */
const enables =
  ({ account, region }: EnablingRegion) =>
  ({ account: own, target }: ActLine): boolean =>
    own === account && target.kind === "enable-region" && target.region === region;
