import { markdownText, toMarkdown } from "@/lib/domain/export/table";
import { OUTCOME_WORD } from "@/lib/domain/words/outcomes";
import { asSentence } from "@/lib/domain/words/sentence";
import { type CheckReport, itemsOf, summaryOf } from "./report";

/** A table of everything that was checked, for a page such as the summary of a job. */
export function toMarkdownReport(report: CheckReport): string {
  const rows = report.judged.flatMap(itemsOf).map(({ code, reasons, routes, ...item }) => {
    const why = [...(code === null ? [] : [`${code}:`]), ...reasons.map(asSentence)].join(" ");
    const how = item.outcome === "met" ? `by ${routes.join(", ")}` : why;
    return [item.requirement, item.subject, OUTCOME_WORD[item.outcome], how];
  });
  const table = toMarkdown({ columns: ["Requirement", "Checked", "Outcome", "Why"], rows });
  return `## Bedrock readiness\n\n${markdownText(summaryOf(report))}\n\n${table}`;
}
