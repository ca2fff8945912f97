import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { CellRef } from "@/lib/domain/cell-ref";
import type { Result } from "@/lib/domain/result";
import { readCell } from "@/lib/services/cells/cell-view";
import type { Context } from "@/lib/services/context";
import { howToCall } from "@/lib/services/how-to-call/how-to-call";
import { PlanQuery, readPlan, toPlanAsked } from "@/lib/services/plan/read-plan";
import { readSettings } from "@/lib/services/settings/read-settings";

const reply = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify(body));
};

type Answer = { status: number; body: unknown };

const refOf = (query: URLSearchParams): CellRef => {
  const named = (name: string) => query.get(name) ?? "";
  return { account: named("account"), region: named("region"), modelId: named("model") };
};

const answerOf = (told: Result<unknown, { message: string }>): Answer =>
  told.ok ? found(told.value) : { status: 404, body: { message: told.error.message } };

const found = (body: unknown): Answer => ({ status: 200, body });

/** The GET routes of a dashboard by its own verbs, for whoever brings this token. */
export async function aDashboard(ctx: Context, token: string) {
  const answers: Readonly<Record<string, (query: URLSearchParams) => Promise<Answer>>> = {
    "/api/matrix": async () => found(await ctx.matrix.snapshot()),
    "/api/settings": async () => found(await readSettings(ctx)),
    "/api/plan": async (query) =>
      found(await readPlan(ctx, toPlanAsked(PlanQuery.parse(Object.fromEntries(query))))),
    "/api/cell": async (query) => answerOf(await readCell(ctx, refOf(query))),
    "/api/how-to-call": async (query) => answerOf(await howToCall(ctx, refOf(query))),
  };
  const server = createServer(async (request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`)
      return reply(response, 401, { message: "Nobody knows who asks." });
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const answer = await answers[url.pathname]?.(url.searchParams);
    return reply(response, answer?.status ?? 404, answer?.body ?? null);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
