import type { ExportFormat } from "@/lib/domain/export/formats";
import type { Base } from "@/lib/domain/grid/base";
import type { Filters } from "@/lib/domain/grid/filters";
import { api, inList } from "@/lib/routes";

type Shown = {
  base: Base;
  filters: Filters;
  format: ExportFormat;
  /** Off leaves it to the configuration, which may hide them too. */
  mask: boolean;
};

/** Where the cells on screen are to be had as a file. */
export function exportAddress({ base, filters, format, mask }: Shown): string {
  return api.export({
    format,
    mask: flag(mask),
    account: base.scope.accounts.join(","),
    model: base.scope.by === "accounts" ? base.scope.modelId : undefined,
    q: filters.q,
    provider: filters.providers.join(","),
    geography: filters.geographies.join(","),
    route: filters.routes.join(","),
    state: filters.states.join(","),
    cause: filters.cause ?? undefined,
    required: flag(filters.required),
    requirement: filters.requirements.map(inList).join(","),
    endpoints: flag(filters.noEndpoint),
    off: flag(filters.off),
  });
}

const flag = (on: boolean): string | undefined => (on ? "1" : undefined);
