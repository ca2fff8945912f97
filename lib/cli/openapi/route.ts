import type { Schema } from "@/lib/contracts/schema";
import type { Right } from "@/lib/domain/access/rights";
import type { Parameter } from "./parameters";

/** What the routes are sorted by. */
export const TAGS = {
  Programs:
    "For scripts, pipelines and feeds. What is here stays as it is: a key may be added, none is taken away.",
  Dashboard:
    "What the dashboard's own pages ask. It goes with the version, and changes without notice.",
  Access: "Who may do what, and the record of what was done.",
  Health: "For a supervisor and for Prometheus.",
} as const;

/** A GET route as who calls it needs to know it. */
export type Route = {
  /** With each part that varies in braces. */
  path: `/${string}`;
  tag: keyof typeof TAGS;
  /** Null: whoever asks. */
  may: Right | null;
  summary: string;
  parameters?: readonly Parameter[];
  /** What it answers as JSON, by name; of several, one. An empty table: JSON that no contract holds. */
  json?: Readonly<Record<string, Schema>>;
  /** What else it answers, by media type, in words. */
  other?: Readonly<Record<string, string>>;
  /** It has an ETag, and answers 304 to who names it. */
  tagged?: true;
  /** Refusals of its own, beside those of every route. */
  refuses?: readonly (400 | 404)[];
};
