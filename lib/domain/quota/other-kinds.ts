import type { OtherMeasure } from "./types";

type OtherKind = { measure: OtherMeasure; modelText: string | null };

const MODEL = "(?<model>.+?)";
const KINDS: readonly (readonly [OtherMeasure, RegExp])[] = [
  [
    "concurrent-requests",
    new RegExp(`^on-demand (?:model inference|invokemodel) concurrent requests for ${MODEL}$`, "i"),
  ],
  [
    "asynchronous-concurrent-requests",
    new RegExp(
      `^on-demand (?:model inference|invokemodel) asyn(?:c|chronous) concurrent requests for ${MODEL}$`,
      "i",
    ),
  ],
  [
    "batch-jobs",
    new RegExp(
      `^sum of in-progress and submitted batch inference jobs using a base model for ${MODEL}\\.?$`,
      "i",
    ),
  ],
  [
    "batch-records",
    new RegExp(
      `^(?:minimum number of )?records per (?:input file per )?batch inference job for ${MODEL}$`,
      "i",
    ),
  ],
  [
    "batch-size",
    new RegExp(
      `^batch inference (?:input file|job) size (?:\\(in gb\\) )?for ${MODEL}(?: \\(in gb\\))?$`,
      "i",
    ),
  ],
  [
    "model-units",
    new RegExp(
      `^model units(?: per provisioned model|, with commitment, for provisioned through(?:put|out) created) for ${MODEL}(?: \\d+[km])?$`,
      "i",
    ),
  ],
  [
    "latency-optimized-tokens",
    new RegExp(
      `^on-demand,? latency-optimized model inference tokens per minute for ${MODEL}$`,
      "i",
    ),
  ],
  [
    "latency-optimized-tokens",
    new RegExp(
      `^model invocation max latency-optimized tokens per day for ${MODEL}(?: \\(doubled for cross-region calls\\))?$`,
      "i",
    ),
  ],
  [
    "latency-optimized-requests",
    new RegExp(
      `^on-demand,? latency-optimized model inference requests per minute for ${MODEL}$`,
      "i",
    ),
  ],
  [
    "mantle-tokens",
    new RegExp(
      `^(?:\\[bedrock-mantle endpoint\\]|bedrock mantle) (?:input |output )?tokens per (?:minute|day) for ${MODEL}$`,
      "i",
    ),
  ],
  ["cross-model-tokens-per-day", /^cross-model max tokens per day$/i],
];

/**
 * Reads the name of a limit on something other than calls by a route: batch jobs, concurrency, provisioned model units,
 * latency-optimized inference, the separate bedrock-mantle endpoint. Null for a name of no such kind.
 * Names: https://docs.aws.amazon.com/general/latest/gr/bedrock.html
 */
export function readOtherKind(text: string): OtherKind | null {
  for (const [measure, pattern] of KINDS) {
    const found = pattern.exec(text);
    if (found) return { measure, modelText: found.groups?.model ?? null };
  }
  return null;
}
