import { createHash } from "node:crypto";
import type { Catalogue, ModelSeed, QuotaSeed } from "@/lib/stand-in/world/types";
import { readTable } from "@/lib/stand-in/worlds/catalogue/build";
import { ACCOUNT_QUOTAS } from "./account";
import { DOCUMENTED_QUOTAS } from "./documented";

/** Models whose cross-region tokens are counted as input and output apart. */
const SPLIT = ["GPT-5.6 Luna", "GPT-5.6 Sol", "GPT-5.6 Terra", "Grok 4.6"];
const MANTLE = ["Claude Opus 4.7", "Claude Opus 4.8", "Claude Opus 5", "Claude Sonnet 5", ...SPLIT];
const LONG_CONTEXT = ["Claude Sonnet 4", "Claude Sonnet 4.5", "Claude Sonnet 4.6"];
const LATENCY_OPTIMIZED = ["Nova Pro", "Llama 3.1 70B Instruct"];
const NO_BATCH = ["Amazon Nova Reel", "Amazon Nova 2 Sonic", "Luma AI Ray V2"];

const PER_DAY = 24 * 60;

type Draft = { name: string; value: number; adjustable: boolean };

/** Every quota that the regions list: the same rows everywhere, as Service Quotas does. */
export function buildQuotas(catalogue: Catalogue): QuotaSeed[] {
  const documented = new Map(
    readTable(DOCUMENTED_QUOTAS, 4).map(([code = "", name = "", value = "", adjustable = ""]) => [
      name.toLowerCase(),
      { code, name, value: Number(value), adjustable: adjustable === "yes" },
    ]),
  );
  const routes = routesOf(catalogue);
  const drafts = [
    ...catalogue.models.flatMap((model) => draftsFor(model, routes.get(model.id) ?? new Set())),
    ...ACCOUNT_QUOTAS.map(([name, value]) => ({ name, value, adjustable: true })),
  ];
  const names = new Set(drafts.map((draft) => draft.name.toLowerCase()));
  const rest = [...documented.values()].filter((quota) => !names.has(quota.name.toLowerCase()));
  const made = drafts.map((draft) => {
    const known = documented.get(draft.name.toLowerCase());
    return known === undefined
      ? { code: codeOf(draft.name), ...draft }
      : { ...known, name: draft.name };
  });
  return [...made, ...rest];
}

function routesOf(catalogue: Catalogue): Map<string, Set<string>> {
  const routes = new Map<string, Set<string>>();
  const note = (id: string, route: string): void => {
    const known = routes.get(id) ?? new Set();
    routes.set(id, known.add(route));
  };
  for (const entries of catalogue.listed.values()) {
    for (const { model, id, inferenceTypes } of entries) {
      if (id === model.id && inferenceTypes.includes("ON_DEMAND")) note(id, "on-demand");
    }
  }
  for (const profiles of catalogue.profiles.values()) {
    for (const { model, prefix } of profiles) {
      note(model.id, prefix === "global" ? "global" : "cross-region");
    }
  }
  return routes;
}

function draftsFor(model: ModelSeed, routes: ReadonlySet<string>): Draft[] {
  const name = model.quotaName;
  if (name === null) return [];
  const tokens = tokensFor(model);
  const requests = Math.max(20, Math.round(tokens / 2000));
  const row = (text: string, value: number, adjustable = true): Draft => ({
    name: text,
    value,
    adjustable,
  });
  const scopes = [
    { route: "on-demand", label: "On-demand" },
    { route: "cross-region", label: "Cross-region" },
    { route: "global", label: "Global cross-region" },
  ].filter((scope) => routes.has(scope.route));
  const drafts = scopes.flatMap(({ route, label }) => {
    const per = `${label} model inference`;
    const adjustable = route !== "on-demand";
    const split = route !== "on-demand" && SPLIT.includes(model.name);
    return [
      row(`${per} requests per minute for ${name}`, requests, adjustable),
      ...(split
        ? [
            row(`${per} input tokens per minute for ${name}`, tokens),
            row(`${per} output tokens per minute for ${name}`, tokens / 5),
          ]
        : [row(`${per} tokens per minute for ${name}`, tokens, adjustable)]),
      ...(route === "global"
        ? [row(`${per} tokens per day for ${name}`, tokens * PER_DAY, false)]
        : []),
      ...(LONG_CONTEXT.includes(model.name) && route !== "on-demand"
        ? [
            row(`${per} requests per minute for ${name} 1M Context Length`, 1000),
            row(`${per} tokens per minute for ${name} 1M Context Length`, 1_000_000),
          ]
        : []),
    ];
  });
  if (LATENCY_OPTIMIZED.includes(model.name)) {
    drafts.push(
      row(
        `On-demand latency-optimized model inference requests per minute for ${name}`,
        100,
        false,
      ),
      row(
        `On-demand latency-optimized model inference tokens per minute for ${name}`,
        40_000,
        false,
      ),
    );
  }
  if (MANTLE.includes(model.name)) {
    drafts.push(
      row(`[bedrock-mantle endpoint] Input tokens per minute for ${model.name}`, 20_000_000, false),
      row(`[bedrock-mantle endpoint] Output tokens per minute for ${model.name}`, 4_000_000, false),
    );
  }
  drafts.push(
    row(
      `Model invocation max tokens per day for ${name} (doubled for cross-region calls)`,
      tokens * PER_DAY,
      false,
    ),
  );
  if (!NO_BATCH.includes(name)) {
    drafts.push(
      row(`Records per batch inference job for ${name}`, 100_000),
      row(
        `Sum of in-progress and submitted batch inference jobs using a base model for ${name}`,
        20,
      ),
    );
  }
  return drafts;
}

/** Defaults where AWS publishes none, by what kind of model it is. */
function tokensFor(model: ModelSeed): number {
  if (model.outputs.includes("EMBEDDING")) return 300_000;
  if (model.outputs.includes("IMAGE") || model.outputs.includes("VIDEO")) return 60_000;
  if (model.provider === "Anthropic" || model.provider === "OpenAI") return 2_000_000;
  return model.provider === "Amazon" ? 4_000_000 : 600_000;
}

function codeOf(name: string): string {
  return `L-${createHash("sha256").update(name).digest("hex").slice(0, 8).toUpperCase()}`;
}
