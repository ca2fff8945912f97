import { isPolicy, type RouteRule } from "./routes";
import type { Requirement } from "./types";

/** A requirement as an entry under `requirements:`, indented by two; the file's own reader reads it back as it was. */
export function requirementYaml(requirement: Requirement): string {
  const { name, models, accounts, regions, routes, tokensPerMinute } = requirement;
  const fields = [
    `name: ${scalar(name)}`,
    `models: ${listed(models)}`,
    accounts && `accounts: ${listed(accounts)}`,
    regions && `regions: ${listed(regions)}`,
    routes && `routes: ${ruleText(routes)}`,
    tokensPerMinute !== null && `tokensPerMinute: ${tokensPerMinute}`,
  ].filter((line) => typeof line === "string");
  return `  - ${fields.join("\n    ")}\n`;
}

const ruleText = (rule: NonNullable<RouteRule>): string =>
  isPolicy(rule) ? `{ within: ${rule.within} }` : listed(rule);

const listed = (texts: readonly string[]): string => `[${texts.map(scalar).join(", ")}]`;

/** What YAML reads as this very text without quotes, also inside a list. */
const PLAIN = /^[A-Za-z](?:[\w ./-]|:(?=\w))*$/;
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A JSON string is one of YAML's too. */
const scalar = (text: string): string =>
  PLAIN.test(text) && !WORDS.test(text) && text.trim() === text ? text : JSON.stringify(text);
