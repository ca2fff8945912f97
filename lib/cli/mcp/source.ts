import { askServer } from "@/lib/cli/ask-server";
import { CellView } from "@/lib/contracts/cell";
import { HowToCallView } from "@/lib/contracts/how-to-call";
import { MatrixAnswer } from "@/lib/contracts/matrix";
import { PlanView } from "@/lib/contracts/plan";
import { SettingsView } from "@/lib/contracts/settings";
import type { CellRef } from "@/lib/domain/cell-ref";
import { isDelta, type MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { err, ok, type Result } from "@/lib/domain/result";
import { api, inList } from "@/lib/routes";
import { readCell } from "@/lib/services/cells/cell-view";
import type { Context } from "@/lib/services/context";
import { howToCall } from "@/lib/services/how-to-call/how-to-call";
import { type PlanAsked, readPlan } from "@/lib/services/plan/read-plan";

/** Why something could not be looked up, in words. It tells nothing of what was asked. */
export type NotTold = { message: string };

/** What is known, as it was read last. Nothing here asks AWS. */
export type Source = {
  matrix(): Promise<Result<MatrixSnapshot, NotTold>>;
  cell(ref: CellRef): Promise<Result<CellView, NotTold>>;
  /** How it is called by each open route; none where it is not ready. */
  calls(ref: CellRef): Promise<Result<Pick<HowToCallView, "calls">, NotTold>>;
  plan(asked: PlanAsked): Promise<Result<PlanView, NotTold>>;
  /** Whether account ids are hidden in what leaves the dashboard. */
  masksIds(): Promise<Result<boolean, NotTold>>;
};

/** The store of the dashboard, read by its owner. */
export const storeSource = (ctx: Context): Source => ({
  matrix: async () => ok(await ctx.matrix.snapshot()),
  cell: (ref) => readCell(ctx, ref),
  calls: (ref) => howToCall(ctx, ref),
  plan: async (asked) => ok(await readPlan(ctx, asked)),
  masksIds: async () => ok(ctx.settings().maskAccountIds),
});

/** A team's dashboard, as far as the token reaches. */
export function serverSource(server: string, token: string | null): Source {
  const ask = <T>(route: string, parse: (body: unknown) => T) =>
    askServer(new URL(route, server), { token, parse });
  return {
    matrix: () => ask(api.matrix(), wholeMatrix),
    cell: ({ account, region, modelId }) => ask(api.cell(account, region, modelId), CellView.parse),
    calls: ({ account, region, modelId }) =>
      ask(api.howToCall(account, region, modelId), HowToCallView.parse),
    plan: (asked) => ask(api.plan(planQuery(asked)), PlanView.parse),
    async masksIds() {
      const settings = await ask(api.settings(), SettingsView.parse);
      return settings.ok ? ok(settings.value.inUse.maskAccountIds) : err(settings.error);
    },
  };
}

function wholeMatrix(body: unknown): MatrixSnapshot {
  const answer = MatrixAnswer.parse(body);
  if (isDelta(answer)) throw new Error("the matrix was not sent whole");
  return answer;
}

const planQuery = ({ accounts, regions, models, requirements, required }: PlanAsked) => ({
  account: accounts ?? undefined,
  region: regions?.join(","),
  model: models?.join(","),
  requirement: requirements?.map(inList).join(","),
  required: required ? "true" : undefined,
});
