import { partitionOf } from "@/lib/domain/region";
import { err, ok, type Result } from "@/lib/domain/result";
import type { Requirement } from "./types";

/**
 * The requirements that are asked for: by name, or a cell as model@region; all where none is. Every one that is none is told
 * at once, in words.
 */
export function requirementsOf(
  asked: readonly string[],
  configured: readonly Requirement[],
): Result<readonly Requirement[], string> {
  if (asked.length === 0) {
    return configured.length > 0
      ? ok(configured)
      : err(
          "Nothing to check: the configuration has no requirements. Name cells as model@region, or add requirements to readiness.yaml.",
        );
  }
  const found = asked.map((text) => requirementOf(text, configured));
  const problems = found.flatMap((one) => (one.ok ? [] : [one.error]));
  if (problems.length > 0) return err(problems.join("\n"));
  return ok(found.flatMap((one) => (one.ok ? [one.value] : [])));
}

function requirementOf(
  text: string,
  configured: readonly Requirement[],
): Result<Requirement, string> {
  const named = configured.find(({ name }) => name === text);
  if (named) return ok(named);
  const at = text.lastIndexOf("@");
  if (at < 0) return err(unknownName(text, configured));
  const model = text.slice(0, at);
  const region = text.slice(at + 1);
  if (!/^[\w.:*/ -]{1,200}$/.test(model)) {
    return err(
      `"${text}": "${model}" is no model id. Write model@region, such as anthropic.claude-sonnet-4-6@eu-west-1.`,
    );
  }
  if (partitionOf(region) === null) {
    return err(`"${text}": "${region}" is no Region. Write a code such as eu-west-1.`);
  }
  return ok({
    name: text,
    models: [model],
    regions: [region],
    routes: null,
    tokensPerMinute: null,
    accounts: null,
  });
}

function unknownName(text: string, configured: readonly Requirement[]): string {
  const known = configured.map(({ name }) => `"${name}"`).join(", ");
  const names = known === "" ? "The configuration has none" : `The configuration has ${known}`;
  return `"${text}" is no requirement. ${names}. A cell is written model@region.`;
}
