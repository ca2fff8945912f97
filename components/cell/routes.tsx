import { Section } from "@/components/cell/section";
import { amount, tokenQuota } from "@/components/cell/words";
import { Code } from "@/components/ui/code";
import { StateMark } from "@/components/ui/state-mark";
import { Unbroken } from "@/components/ui/unbroken";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import type { CellView } from "@/lib/contracts/cell";
import { destinationText } from "@/lib/domain/review/destinations";
import type { OfferedRoute } from "@/lib/domain/routes";

const DESTINATIONS_SHOWN = 6;

/** By which routes the model is offered here, which of them are closed, where each may take the data, and what limits it. */
export function Routes({ cell }: { cell: CellView }) {
  const onDemand = cell.routes.some(({ route }) => route === "on-demand");
  return (
    <Section
      title="Routes"
      {...(cell.routes.length > 0 && { note: "tokens per minute, applied / default" })}
    >
      <ul className="[&>li+li]:border-t [&>li+li]:border-line">
        {cell.routes.map((route) => (
          <RouteLine key={route.route} cell={cell} view={route} />
        ))}
        {cell.routes.length === 0 && (
          <li className="py-1 text-ink-3">No route to this model here</li>
        )}
        {cell.routes.length > 0 && !onDemand && (
          <li className="py-1 text-ink-3">On-demand is not offered here</li>
        )}
      </ul>
    </Section>
  );
}

function RouteLine({ cell, view }: { cell: CellView; view: OfferedRoute }) {
  const quota = tokenQuota(cell.quotas, view.route);
  const where = whereCallsRun(view, cell.region);
  const name = view.profileId ?? (view.route === "on-demand" ? cell.modelId : view.route);
  return (
    <li className="py-1">
      <div className="flex items-baseline justify-between gap-3">
        <Code className="min-w-0 text-ink">
          <UnbrokenId>{name}</UnbrokenId>
        </Code>
        {view.closed && (
          <span className="inline-flex items-baseline gap-1.5 text-sm whitespace-nowrap text-ink">
            <StateMark state="blocked" /> closed
          </span>
        )}
        {quota && (
          <span className="text-sm whitespace-nowrap text-ink-2">
            {amount(quota.applied)} / {amount(quota.defaultValue)}
          </span>
        )}
      </div>
      {view.closed && <p className="text-sm text-ink-2">{view.closed.title}</p>}
      {where !== null && (
        <p className="text-xs text-ink-3">
          <Unbroken>{where}</Unbroken>
        </p>
      )}
    </li>
  );
}

function whereCallsRun({ route, destinations }: OfferedRoute, region: string): string | null {
  switch (route) {
    case "on-demand":
      return `On-demand: calls run in ${region}.`;
    case "provisioned":
      return `Provisioned throughput in service: calls run in ${region}.`;
    case "global":
      return `Calls may run in ${destinationText("global", destinations)}.`;
    default:
      return destinations.length === 0 ? null : destinationsText(destinations);
  }
}

function destinationsText(destinations: readonly string[]): string {
  const more = destinations.length - DESTINATIONS_SHOWN;
  const rest = more > 0 ? ` and ${more} more` : "";
  return `Calls may run in ${destinations.slice(0, DESTINATIONS_SHOWN).join(", ")}${rest}.`;
}
