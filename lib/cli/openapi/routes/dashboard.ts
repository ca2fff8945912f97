import { z } from "zod";
import { CELL, inPath, optional, parametersOf } from "@/lib/cli/openapi/parameters";
import type { Route } from "@/lib/cli/openapi/route";
import { AccountsView } from "@/lib/contracts/accounts";
import { CellRefShape } from "@/lib/contracts/actions/check-cells";
import { ActsView, ActView } from "@/lib/contracts/acts";
import { CellView } from "@/lib/contracts/cell";
import { Delta, ListedDelta, ListedSnapshot, Snapshot } from "@/lib/contracts/matrix";
import { MomentsAnswer, PastAnswer } from "@/lib/contracts/past";
import { ProfilesView } from "@/lib/contracts/profiles";
import { ProofView } from "@/lib/contracts/proofs";
import { ComparisonAnswer } from "@/lib/contracts/region-comparison";
import { ReviewAnswer } from "@/lib/contracts/region-review";
import { RegionsView } from "@/lib/contracts/regions";
import { RequirementsView } from "@/lib/contracts/requirements";
import { SettingsView } from "@/lib/contracts/settings";
import { SetupView } from "@/lib/contracts/setup";
import { TroubleView } from "@/lib/contracts/trouble";
import { MatrixQuery } from "@/lib/services/matrix/query";
import { PastQuery } from "@/lib/services/past/read-past";
import { TryQuery } from "@/lib/services/requirements/try-requirement";

const MOMENT = "`now`, a day such as `2026-11-20`, `scan-<id>` or `sign-off-<id>`.";

/** What the dashboard's own pages ask. */
export const DASHBOARD: readonly Route[] = [
  {
    path: "/api/matrix",
    tag: "Dashboard",
    may: "read",
    summary: "The compact matrix; with `since` only what changed after that version.",
    parameters: optional(
      parametersOf(MatrixQuery, {
        since: "The `version` of an earlier answer.",
        cells:
          "`once`: lists that are equal stand once, in `lists`; a column’s `cells` is the place there.",
      }),
    ),
    json: {
      MatrixSnapshot: Snapshot,
      MatrixDelta: Delta,
      ListedMatrixSnapshot: ListedSnapshot,
      ListedMatrixDelta: ListedDelta,
    },
    tagged: true,
    refuses: [400],
  },
  {
    path: "/api/cell",
    tag: "Dashboard",
    may: "read",
    summary: "One cell in full.",
    parameters: CELL,
    json: { CellView },
    refuses: [400, 404],
  },
  {
    path: "/api/proofs",
    tag: "Dashboard",
    may: "read",
    summary: "What calls of one cell came to, and what can be tried.",
    parameters: CELL,
    json: { ProofView },
    refuses: [400, 404],
  },
  {
    path: "/api/trouble",
    tag: "Dashboard",
    may: "read",
    summary: "What AWS's public feeds say of Bedrock, by Region.",
    json: { TroubleView },
    tagged: true,
  },
  {
    path: "/api/accounts",
    tag: "Dashboard",
    may: "read",
    summary: "Every configured account: how it is reached and what could be read of it.",
    json: { AccountsView },
    tagged: true,
  },
  {
    path: "/api/profiles",
    tag: "Dashboard",
    may: "read",
    summary: "Where each inference profile of an account may send a call.",
    parameters: parametersOf(CellRefShape.pick({ account: true }), {
      account: "The account's id, or its key while the id is not known.",
    }),
    json: { ProfilesView },
    tagged: true,
    refuses: [400, 404],
  },
  {
    path: "/api/regions",
    tag: "Dashboard",
    may: "read",
    summary: "Every Region of every account with what was read there.",
    json: { RegionsView },
    tagged: true,
  },
  {
    path: "/api/regions/{region}",
    tag: "Dashboard",
    may: "read",
    summary: "One Region in full; `format=markdown` as a record to keep, `with` beside another.",
    parameters: [
      inPath("region", "A Region code."),
      ...parametersOf(
        z.object({
          account: z.string().optional(),
          with: z.string().optional(),
          format: z.literal("markdown").optional(),
          mask: z.enum(["0", "1"]).optional(),
        }),
        {
          account: "An account's key; absent: one is chosen.",
          with: "The Region to compare with.",
          format: "A file instead.",
          mask: "Hides account ids in the file; absent: as the settings say.",
        },
      ),
    ],
    json: { ReviewAnswer, ComparisonAnswer },
    other: { "text/markdown": "The review of the Region, with what was signed." },
    refuses: [404],
  },
  {
    path: "/api/requirements/try",
    tag: "Dashboard",
    may: "read",
    summary: "What a requirement that is not in the file would come to. Nothing is kept.",
    parameters: optional(
      parametersOf(TryQuery, {
        model: "Model ids and patterns. May come again, as the next three.",
        region: "Region codes.",
        account: "Accounts.",
        route: "Routes.",
        within: "A geography that calls have to stay in.",
        tokens: "Tokens a minute.",
        load: "callsPerMinute, inputTokens, maxTokens, outputTokens and cached in percent, themselves as a query.",
      }),
    ),
    json: { RequirementsView },
    refuses: [400],
  },
  {
    path: "/api/past",
    tag: "Dashboard",
    may: "read",
    summary: "What cells were at one moment and what became of them by another.",
    parameters: parametersOf(PastQuery, {
      from: MOMENT,
      to: `The later moment; absent: now.`,
      account: "Account keys with commas between; absent: every account.",
    }),
    json: { PastAnswer },
    refuses: [400, 404],
  },
  {
    path: "/api/past/moments",
    tag: "Dashboard",
    may: "read",
    summary: "The scans and sign-offs that one may look back to.",
    json: { MomentsAnswer },
  },
  {
    path: "/api/acts",
    tag: "Dashboard",
    may: "read",
    summary: "What people want done to AWS, by whom, and what came of it.",
    json: { ActsView },
  },
  {
    path: "/api/acts/{id}",
    tag: "Dashboard",
    may: "read",
    summary: "One act in full.",
    parameters: [inPath("id", "The act's id.")],
    json: { ActView },
    refuses: [404],
  },
  {
    path: "/api/settings",
    tag: "Dashboard",
    may: "read",
    summary: "What the dashboard runs with, where it came from, and whether it took effect.",
    json: { SettingsView },
    tagged: true,
  },
  {
    path: "/api/setup",
    tag: "Dashboard",
    may: "read",
    summary: "What was found before there is anything to show.",
    json: { SetupView },
  },
];
