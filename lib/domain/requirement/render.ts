import { toGithubReport, toJunitReport } from "./ci-report";
import { toMarkdownReport } from "./markdown-report";
import { type CheckReport, toJsonReport, toTableReport } from "./report";

export const CHECK_FORMATS = ["table", "json", "junit", "github", "markdown"] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

const RENDER = {
  table: toTableReport,
  json: toJsonReport,
  junit: toJunitReport,
  github: toGithubReport,
  markdown: toMarkdownReport,
} as const satisfies Record<CheckFormat, (report: CheckReport) => string>;

/** What a check found, as it is asked for. */
export const renderReport = (report: CheckReport, format: CheckFormat): string =>
  RENDER[format](report);
