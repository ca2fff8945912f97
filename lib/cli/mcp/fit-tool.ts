import type { CellView } from "@/lib/contracts/cell";
import { BURNDOWN_AS_OF, burndownOf } from "@/lib/domain/capacity/burndown";
import { fitOf, type Load } from "@/lib/domain/capacity/fit";
import { openRoutes } from "@/lib/domain/closed-route";
import { leastOf, perMinuteQuotas } from "@/lib/domain/quota/per-minute";
import { scopeOfRoute } from "@/lib/domain/quota/scopes";
import { err, ok } from "@/lib/domain/result";
import { ageOut } from "./age";
import { findPlace } from "./can-we-use";
import { accountOut } from "./find";
import type { Source } from "./source";

type Asked = Load & { model: string; tokensPerMinute?: number; region?: string; account?: string };

const DATED = `How much an output token counts is AWS's table of ${BURNDOWN_AS_OF}.`;

/** Whether a load stays within a quota that is given, or within that of each open route of an account and Region. */
export async function fitTool(source: Source, asked: Asked) {
  const { model, tokensPerMinute, region, account, ...load } = asked;
  if (load.outputTokens > load.maxTokens)
    return err({ message: "No call gives more output than its maxTokens." });
  if (tokensPerMinute !== undefined && region === undefined)
    return ok({
      tokensPerMinute,
      ...fitOf(load, { tokensPerMinute, burndown: burndownOf(model) }),
      table: DATED,
    });
  if (region === undefined || tokensPerMinute !== undefined)
    return err({ message: "Give either tokensPerMinute, or the region whose quotas count." });
  const place = await findPlace(source, {
    model,
    region,
    ...(account !== undefined && { account }),
  });
  if (!place.ok) return place;
  const { modelId, route } = place.value.model;
  const accounts = await Promise.all(
    place.value.accounts.map(async (one) => {
      const cell = await source.cell({ account: one.key, region, modelId });
      return {
        ...accountOut(one),
        ...(cell.ok
          ? withinQuotas(cell.value, { load, route })
          : { fits: null, says: `Not known: ${cell.error.message}`, byRoute: [] }),
      };
    }),
  );
  return ok({ modelId, region, accounts, table: DATED });
}

function withinQuotas(cell: CellView, { load, route }: { load: Load; route: string | null }) {
  const ready = cell.state === "ready";
  const routes = ready ? openRoutes(cell.routes) : [];
  const byRoute = routes
    .filter((one) => one === (route ?? one))
    .map((one) => ({ route: one, ...withinQuota(cell, { load, route: one }) }));
  return {
    state: cell.state,
    ...(!ready && { says: cell.sentence }),
    ...ageOut(cell.readAt, cell.serverNow),
    byRoute,
  };
}

function withinQuota(cell: CellView, { load, route }: { load: Load; route: string }) {
  if (scopeOfRoute(route) === null)
    return { fits: null, says: "No quota of tokens a minute limits it." };
  const quota = leastOf(perMinuteQuotas(cell.quotas, route));
  const tokensPerMinute = quota?.applied ?? null;
  if (!quota || tokensPerMinute === null)
    return { fits: null, says: "Its quota of tokens a minute is not known." };
  const { quotaCode, quotaName } = quota;
  return {
    quotaCode,
    quotaName,
    tokensPerMinute,
    ...fitOf(load, { tokensPerMinute, burndown: burndownOf(cell.modelId) }),
  };
}
