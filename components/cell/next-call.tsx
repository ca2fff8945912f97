import { HOW_TO_CALL } from "@/components/cell/how-to-call";
import { TryNext } from "@/components/proof/lazy-proof";
import { buttonClass } from "@/components/ui/button";
import { Command } from "@/components/ui/command";
import type { CellView } from "@/lib/contracts/cell";
import { isProfileRoute } from "@/lib/domain/routes";

/** What comes next where a model is ready: the id by which it is called. */
export function NextCall({ cell }: { cell: CellView }) {
  const narrowest = cell.routes.find(({ closed }) => closed === null);
  if (cell.state !== "ready" || !narrowest) return null;
  const { route, profileId } = narrowest;
  const id = route === "on-demand" ? cell.modelId : profileId;
  return (
    <section className="border-b border-line bg-sunken px-6 py-4 max-sm:px-4">
      <h2 className="mb-2">Next step</h2>
      <p>
        {isProfileRoute(route)
          ? `Call it by the profile’s id. The narrowest open route is ${route}.`
          : `Call it by ${id === null ? "the throughput’s ARN" : "its id"}. It runs in ${cell.region}.`}
      </p>
      {id !== null && <Command text={id} label="Copy id" className="mt-2" />}
      <div className="mt-3 flex flex-wrap gap-2 max-sm:*:h-10 max-sm:*:w-full" data-print="hide">
        <a href={`#${HOW_TO_CALL}`} className={buttonClass({ variant: "primary", size: "lg" })}>
          Snippet and policy
        </a>
        <TryNext cell={cell} />
      </div>
    </section>
  );
}
