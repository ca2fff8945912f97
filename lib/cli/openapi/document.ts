import { NobodyAnswer } from "@/lib/contracts/nobody";
import { Refusal } from "@/lib/contracts/past";
import type { Schema } from "@/lib/contracts/schema";
import { RIGHTS } from "@/lib/domain/access/rights";
import { rolesWith } from "@/lib/domain/access/roles";
import { VERSION } from "@/lib/installation";
import { type Route, TAGS } from "./route";
import { ACCESS, HEALTH } from "./routes/access";
import { DASHBOARD } from "./routes/dashboard";
import { PROGRAMS } from "./routes/programs";
import { refTo, schemasOf } from "./schemas";

type Json = Record<string, unknown>;

export const ROUTES: readonly Route[] = [...PROGRAMS, ...DASHBOARD, ...ACCESS, ...HEALTH];

const OF_REFUSALS: Readonly<Record<string, Schema>> = { Refusal, NobodyAnswer };

const jsonOf = (...names: readonly string[]): Json => {
  const schemas = names.map((name) => ({ $ref: refTo(name) }));
  const [only = {}] = schemas;
  return { "application/json": { schema: schemas.length > 1 ? { anyOf: schemas } : only } };
};

const REFUSALS = {
  400: { description: "Not well formed; the message says how.", content: jsonOf("Refusal") },
  404: { description: "Nothing that is known by this name.", content: jsonOf("Refusal") },
} as const;

/** What every route may answer that somebody has to be known for. */
const OF_EVERY_ROUTE = {
  401: {
    description: "Nobody is known by what was brought.",
    content: jsonOf("NobodyAnswer"),
  },
  403: {
    description: "The right is missing, or no grant lets this person in.",
    content: jsonOf("Refusal", "NobodyAnswer"),
  },
  421: { description: "The address is not the dashboard's own.", content: jsonOf("Refusal") },
  429: {
    description: "Too many tries from this address that were nobody's.",
    content: jsonOf("NobodyAnswer"),
  },
  500: { description: "A mistake of the dashboard; its log has more.", content: jsonOf("Refusal") },
  503: {
    description: "The store does not work, or the proxy's keys can't be had.",
    content: jsonOf("Refusal", "NobodyAnswer"),
  },
} as const;

function contentOf({ json, other = {} }: Route): Json {
  const texts = Object.entries(other).map(([type, description]) => [
    type,
    { schema: { type: "string", description } },
  ]);
  const names = Object.keys(json ?? {});
  const free = { "application/json": { schema: { type: "object" } } };
  const answer = names.length > 0 ? jsonOf(...names) : free;
  return { ...(json && answer), ...Object.fromEntries(texts) };
}

function operationOf(route: Route): Json {
  const { tag, may, summary, parameters = [], tagged, refuses = [] } = route;
  const unhealthy = { 503: { description: "It does not.", content: jsonOf("Refusal") } };
  const own = refuses.map((status) => [status, { $ref: `#/components/responses/${status}` }]);
  const shared = Object.keys(OF_EVERY_ROUTE).map((status) => [
    status,
    { $ref: `#/components/responses/${status}` },
  ]);
  return {
    operationId: `get${route.path.replace(/^\/api/, "")}`.replaceAll(
      /[^a-z]+(\w?)/g,
      (_all, letter: string) => letter.toUpperCase(),
    ),
    tags: [tag],
    summary,
    ...(may !== null && { description: `Takes the right \`${may}\`.`, "x-right": may }),
    ...(parameters.length > 0 && { parameters }),
    responses: {
      200: { description: "What was asked for.", content: contentOf(route) },
      ...(tagged && { 304: { description: "As `If-None-Match` has it already." } }),
      ...Object.fromEntries(own),
      ...(may === null ? route.path.endsWith("ready") && unhealthy : Object.fromEntries(shared)),
    },
    // A page brings its session instead, and without sign-in the machine's own address needs nothing.
    security: may === null ? [] : [{ token: [may] }, {}],
  };
}

const rights = RIGHTS.map((right) => `\`${right}\` (${rolesWith(right).join(", ")})`).join(", ");

const DESCRIPTION = [
  "The JSON API of a dashboard. It only reads: nothing is asked of AWS and nothing is changed, but that an export is on record.",
  "Every answer reaches as far as its caller's grant: an account that it does not reach does not exist in it.",
  `Rights, and the roles that hold them: ${rights}.`,
  "Times are epoch milliseconds in UTC, or ISO 8601 where they are texts. What is not known is null, never zero or an empty text.",
].join("\n\n");

/** The API as OpenAPI 3.1. `closed`: as this version answers, key by key; for who reads, an answer may have more. */
export function openApi({ closed }: { closed: boolean }): Json {
  const contracts = Object.assign({}, OF_REFUSALS, ...ROUTES.map(({ json }) => json ?? {}));
  return {
    openapi: "3.1.0",
    info: {
      title: "Bedrock Readiness",
      version: VERSION,
      description: DESCRIPTION,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "The dashboard that serves this file." }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries(ROUTES.map((route) => [route.path, { get: operationOf(route) }])),
    components: {
      schemas: schemasOf(contracts, { closed }),
      responses: { ...REFUSALS, ...OF_EVERY_ROUTE },
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A token of the dashboard." },
      },
    },
  };
}
