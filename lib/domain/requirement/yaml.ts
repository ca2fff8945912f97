import type { Load } from "@/lib/domain/capacity/fit";
import { isPolicy, type RouteRule } from "./routes";
import type { Requirement } from "./types";

/** A requirement as an entry under `requirements:`, indented by two; the file's own reader reads it back as it was. */
export function requirementYaml(requirement: Requirement): string {
  const { name, models, accounts, regions, routes, tokensPerMinute, load } = requirement;
  const fields = [
    `name: ${scalar(name)}`,
    `models: ${listed(models)}`,
    accounts && `accounts: ${listed(accounts)}`,
    regions && `regions: ${listed(regions)}`,
    routes && `routes: ${ruleText(routes)}`,
    tokensPerMinute !== null && `tokensPerMinute: ${tokensPerMinute}`,
    load && `load: ${loadYaml(load)}`,
  ].filter((line) => typeof line === "string");
  return `  - ${fields.join("\n    ")}\n`;
}

/** `cached` of 0 is what is left out. */
function loadYaml({ callsPerMinute, inputTokens, maxTokens, outputTokens, cached }: Load): string {
  const parts = [
    `callsPerMinute: ${callsPerMinute}`,
    `inputTokens: ${inputTokens}`,
    `maxTokens: ${maxTokens}`,
    `outputTokens: ${outputTokens}`,
    ...(cached > 0 ? [`cached: ${cached}`] : []),
  ];
  return `{ ${parts.join(", ")} }`;
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
