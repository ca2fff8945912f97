import { z } from "zod";
import { CELL, optional, parametersOf } from "@/lib/cli/openapi/parameters";
import type { Route } from "@/lib/cli/openapi/route";
import { ListedWatches } from "@/lib/contracts/agreements";
import { ChangesView } from "@/lib/contracts/changes";
import { CheckAnswer } from "@/lib/contracts/check";
import { HowToCallView } from "@/lib/contracts/how-to-call";
import { PlanView } from "@/lib/contracts/plan";
import { QuotasView } from "@/lib/contracts/quotas";
import { Readiness } from "@/lib/contracts/readiness";
import { RequirementsView } from "@/lib/contracts/requirements";
import { CHECK_FORMATS } from "@/lib/domain/requirement/render";
import { STATES } from "@/lib/domain/state";
import { ChangesQuery } from "@/lib/services/changes/read-changes";
import { ExportQuery } from "@/lib/services/exports/export-query";
import { PlanQuery } from "@/lib/services/plan/read-plan";
import { QuotasFileInput } from "@/lib/services/quotas/input";

const again = z.array(z.string());
const COMMAS = "Several with commas between.";

/** For scripts, pipelines and feeds. */
export const PROGRAMS: readonly Route[] = [
  {
    path: "/api/readiness",
    tag: "Programs",
    may: "read",
    summary: "Everything that was read last: accounts, Regions, cells and quotas.",
    parameters: optional(
      parametersOf(
        z.object({ account: again, region: again, model: again, state: z.array(z.enum(STATES)) }),
        {
          account: "Account ids. Each filter may come again.",
          region: "Region codes.",
          model: "Model ids.",
          state: "States of a cell.",
        },
      ),
    ),
    json: { Readiness },
    tagged: true,
    refuses: [400],
  },
  {
    path: "/api/check",
    tag: "Programs",
    may: "read",
    summary: "Whether what is required is ready, by what was read last: the gate of pipelines.",
    parameters: optional(
      parametersOf(z.object({ name: again, format: z.enum(CHECK_FORMATS).default("table") }), {
        name: "A requirement's name, or model@region; may come again. None: every requirement.",
        format: "What the report is written as.",
      }),
    ),
    json: { CheckAnswer },
    refuses: [400],
  },
  {
    path: "/api/requirements",
    tag: "Programs",
    may: "read",
    summary: "What is required and what it came to; with `feed`, how one stands as RSS.",
    parameters: optional(
      parametersOf(z.object({ feed: z.string() }), {
        feed: "The name of a requirement; the answer is RSS.",
      }),
    ),
    json: { RequirementsView },
    other: { "application/rss+xml": "How the requirement stands, told anew with every change." },
    tagged: true,
    refuses: [404],
  },
  {
    path: "/api/agreements",
    tag: "Programs",
    may: "read",
    summary: "The agreements that are or were in flight.",
    json: { ListedWatches },
  },
  {
    path: "/api/changes",
    tag: "Programs",
    may: "read",
    summary: "What changed, by the scan that saw it; with `format=rss` as a feed.",
    parameters: parametersOf(
      ChangesQuery.extend({ format: z.enum(["json", "rss"]).default("json") }),
      {
        days: "How far back.",
        kind: `Kinds of change. ${COMMAS}`,
        account: `Account keys. ${COMMAS}`,
        region: "A Region code.",
        model: "A model id.",
        format: "What it is written as.",
      },
    ),
    json: { ChangesView },
    other: { "application/rss+xml": "The same as RSS." },
    refuses: [400],
  },
  {
    path: "/api/plan",
    tag: "Programs",
    may: "read",
    summary: "Everything that stands in the way, by who can remove it.",
    parameters: parametersOf(PlanQuery, {
      account: `Account keys. ${COMMAS}`,
      region: `Region codes. ${COMMAS}`,
      model: `Model ids. ${COMMAS}`,
      requirement: `Names of requirements. ${COMMAS} A comma within one is \`%2C\`.`,
      required: "Only what somebody requires.",
    }),
    json: { PlanView },
    tagged: true,
    refuses: [400],
  },
  {
    path: "/api/how-to-call",
    tag: "Programs",
    may: "read",
    summary: "How a ready cell is called, by each open route.",
    parameters: CELL,
    json: { HowToCallView },
    refuses: [400, 404],
  },
  {
    path: "/api/quotas",
    tag: "Programs",
    may: "read",
    summary: "The quotas of one Region or of one model; with `format=csv` as a file.",
    parameters: parametersOf(QuotasFileInput.extend({ format: z.literal("csv").optional() }), {
      account: "An account's id or key; absent: one is chosen.",
      region: "A Region code; absent: one is chosen.",
      model: "A model id: its quotas in every Region.",
      q: "Words to look for; of the file alone, as the next three.",
      show: "Only these lines.",
      scope: `Scopes. ${COMMAS}`,
      unit: `Units. ${COMMAS}`,
      format: "A file, narrowed like the page.",
    }),
    json: { QuotasView },
    other: { "text/csv": "The quotas as a file." },
    tagged: true,
    refuses: [400, 404],
  },
  {
    path: "/api/export",
    tag: "Programs",
    may: "read",
    summary: "The cells of a view as a file, with the matrix's own filters. It is on record.",
    parameters: parametersOf(ExportQuery, {
      format: "What the file is written as.",
      mask: "Hides account ids but for their last four digits; absent: as the settings say.",
      account: `Account keys, or \`all\`. ${COMMAS}`,
      region: `Region codes. ${COMMAS}`,
      geography: `Geographies. ${COMMAS}`,
      provider: `Providers. ${COMMAS}`,
      model: `Model ids. ${COMMAS}`,
      state: `States. ${COMMAS}`,
      route: `Routes. ${COMMAS}`,
      cause: "State, code and cause with dots between them, `-` for none; `*` for any cause.",
      q: "Words to look for.",
      required: "Only what is required.",
      requirement: `Names of requirements. ${COMMAS} A comma within one is \`%2C\`.`,
      endpoints: "Regions without a Bedrock endpoint, too.",
      off: "Regions that are off, too.",
    }),
    json: {},
    other: { "text/csv": "A row a cell.", "text/markdown": "A table." },
    refuses: [400],
  },
];
