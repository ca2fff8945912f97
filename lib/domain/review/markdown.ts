import { openRoutes } from "@/lib/domain/closed-route";
import { markdownText, type Table, toMarkdown } from "@/lib/domain/export/table";
import { removerWord } from "@/lib/domain/requirement/remover";
import { holdsByGlobalOnly } from "@/lib/domain/requirement/world";
import { STATES } from "@/lib/domain/state";
import { isoDay, isoTime } from "@/lib/domain/words/dates";
import { figure } from "@/lib/domain/words/figure";
import { OUTCOME_WORD } from "@/lib/domain/words/outcomes";
import { ownerWord } from "@/lib/domain/words/owners";
import { regionStatusText } from "@/lib/domain/words/region-status";
import { STATE_WORD } from "@/lib/domain/words/states";
import { destinationText } from "./destinations";
import { sharedQuotaText } from "./shared-quota";
import { shortRoutesText } from "./short-routes";
import type { ReviewWithSignOffs, SignOffView } from "./signoff";
import { triedText } from "./tried";
import type { RegionReview } from "./types";

/** One region's review as a Markdown record: everything the page shows, in its order. */
export function reviewMarkdown({ review, signOffs }: ReviewWithSignOffs): string {
  return [
    `# ${review.region}: readiness review\n`,
    ...factLines(review),
    `\n${markdownText(review.headline)}\n`,
    ...findingLines(review),
    section("Requirements", requirementTable(review)),
    section("In the way, by who can remove it", blockerTable(review)),
    section("Models", modelTable(review)),
    section("Destinations of cross-Region profiles", destinationTable(review)),
    section("Lifecycle dates", lifecycleTable(review)),
    section("Calls that gave no answer", faultTable(review)),
    section("Sign-offs", signOffTable(signOffs)),
    `\n${triedText(review.models)}\n`,
  ].join("\n");
}

function section(title: string, table: Table | null): string {
  if (table === null) return `## ${title}\n\nCould not be read.\n`;
  return `## ${title}\n\n${table.rows.length > 0 ? toMarkdown(table) : "Nothing.\n"}`;
}

function factLines(review: RegionReview): readonly string[] {
  const { account, facts, counts } = review;
  const lines: readonly (readonly [string, string])[] = [
    ["Account", [account.name, account.accountId ?? account.key].filter(Boolean).join(", ")],
    ["Region", `${review.region}, ${review.city}${review.optIn ? ", opt-in" : ""}`],
    ["Status", regionStatusText(review.status)],
    ["Written", isoTime(review.serverNow)],
    ["Read", isoTime(review.readAt) ?? "never"],
    ["Models listed", knownFigure(facts.modelsListed)],
    ["Use case form", facts.form === "not-known" ? "not known" : facts.form],
    ["Quotas known", `${knownFigure(facts.quotasKnown)} of ${knownFigure(facts.quotasListed)}`],
    ["Cross-Model Max Tokens Per Day", sharedQuotaText(facts)],
    [
      "Cells",
      STATES.map((state) => [state, counts[state]] as const)
        .map(([state, count]) => `${figure(count)} ${STATE_WORD[state]}`)
        .join(", "),
    ],
  ];
  return lines.map(([label, value]) => `- ${label}: ${markdownText(value)}`);
}

const knownFigure = (value: number | null): string =>
  value === null ? "not known" : figure(value);

function findingLines({ findings }: RegionReview): readonly string[] {
  return findings.map(({ message }) => `${markdownText(message)}\n`);
}

function requirementTable({ requirements, problems }: RegionReview): Table {
  return {
    columns: ["Requirement", "Model", "Outcome", "Routes", "Tokens a minute", "Why", "Who"],
    rows: [
      ...requirements.map(({ requirement, cell }) => [
        requirement,
        `${cell.modelName} (${cell.modelId})`,
        `${OUTCOME_WORD[cell.outcome]}${holdsByGlobalOnly(cell) ? ", by global only" : ""}`,
        cell.routes.join(", "),
        cell.tokensPerMinute &&
          `${figure(cell.tokensPerMinute.needed)} of ${knownFigure(cell.tokensPerMinute.applied)}`,
        cell.findings[0]?.message ?? shortRoutesText(cell),
        cell.findings[0] ? removerWord(cell.findings[0]) : null,
      ]),
      ...problems.map(({ requirement, finding }) => [
        requirement,
        null,
        OUTCOME_WORD[finding.outcome],
        null,
        null,
        finding.message,
        removerWord(finding),
      ]),
    ],
  };
}

function blockerTable({ blockers, models }: RegionReview): Table | null {
  if (models.length === 0) return null;
  return {
    columns: ["Who", "What", "Code", "Models", "Requirements", "Takes"],
    rows: blockers.flatMap(({ owner, blockers: own }) =>
      own.map(({ title, code, models, requirements, takes, toDo }) => [
        ownerWord(owner),
        toDo ? `${title}. ${toDo}` : title,
        code,
        models.join(", "),
        requirements.join(", "),
        takes,
      ]),
    ),
  };
}

function modelTable({ models }: RegionReview): Table | null {
  if (models.length === 0) return null;
  return {
    columns: ["Model", "Id", "State", "Code", "Routes", "Why", "Read", "Request id"],
    rows: models.map((model) => [
      model.name,
      model.modelId,
      STATE_WORD[model.state],
      model.code,
      openRoutes(model.routes).join(", "),
      model.message,
      isoTime(model.readAt),
      model.requestId,
    ]),
  };
}

function destinationTable({ facts }: RegionReview): Table | null {
  return (
    facts.destinations && {
      columns: ["Route", "Profiles", "Regions that policies must allow"],
      rows: facts.destinations.map(({ prefix, profiles, regions }) => [
        prefix,
        profiles,
        destinationText(prefix, regions),
      ]),
    }
  );
}

function lifecycleTable({ lifecycle }: RegionReview): Table | null {
  return (
    lifecycle && {
      columns: ["Date", "Model", "What", "Required"],
      rows: lifecycle.map(({ at, name, what, required }) => [
        isoDay(at),
        name,
        what,
        required ? "yes" : null,
      ]),
    }
  );
}

function faultTable({ faults }: RegionReview): Table {
  return {
    columns: ["What", "Code", "Message", "Request id", "Last read"],
    rows: faults.map(({ what, fault, lastReadAt }) => [
      what,
      fault.code,
      fault.message,
      fault.requestId,
      isoTime(lastReadAt) ?? "never",
    ]),
  };
}

function signOffTable(signOffs: readonly SignOffView[]): Table {
  return {
    columns: ["When", "Who", "Exceptions", "Note", "Changed since"],
    rows: signOffs.map(({ at, name, withExceptions, note, changed }) => [
      isoTime(at),
      name,
      withExceptions ? "yes" : "no",
      note,
      changed.join(" ") || "nothing",
    ]),
  };
}
