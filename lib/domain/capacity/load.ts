import type { Load } from "./fit";

/** What is wrong with each part of a load, as the end of a sentence that its name begins. */
export type LoadProblems = Partial<Record<keyof Load, string>>;

/** More than anybody calls or sends; products of it are still counted. */
const MOST = 1e15;
const AMOUNTS = ["callsPerMinute", "inputTokens", "maxTokens", "outputTokens"] as const;

/** What no load can be, for the file, the form and the command. Amounts may be averages. */
export function loadProblems(load: Load): LoadProblems {
  const problems: LoadProblems = {};
  for (const part of AMOUNTS)
    if (!(load[part] >= 0 && load[part] <= MOST))
      problems[part] = "is a number of 0 or more, and no more than a thousand trillion";
  if (!(load.cached >= 0 && load.cached <= 1))
    problems.cached = "is a share of the input, from 0 to 1: 0.5 is half of it";
  if (load.maxTokens < 1)
    problems.maxTokens = "is 1 at least: a call that may give nothing is none";
  else if (load.outputTokens > load.maxTokens)
    problems.outputTokens = "is above max_tokens, and no call gives more than its max_tokens";
  return problems;
}
