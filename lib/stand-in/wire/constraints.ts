/** Collects what is wrong with an input, in the words AWS's front ends use. */
export type Violations = string[];

export function checkInteger(
  violations: Violations,
  field: { at: string; value: unknown; min: number; max: number },
): number | undefined {
  const { at, value, min, max } = field;
  if (value === undefined || value === null) return undefined;
  const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number)) {
    violations.push(
      `Value '${String(value)}' at '${at}' failed to satisfy constraint: Member must be a valid integer`,
    );
    return undefined;
  }
  if (number < min) {
    violations.push(
      `Value '${number}' at '${at}' failed to satisfy constraint: Member must have value greater than or equal to ${min}`,
    );
  } else if (number > max) {
    violations.push(
      `Value '${number}' at '${at}' failed to satisfy constraint: Member must have value less than or equal to ${max}`,
    );
  }
  return number;
}

export function checkOneOf(
  violations: Violations,
  field: { at: string; value: unknown; allowed: readonly string[] },
): string | undefined {
  const { at, value, allowed } = field;
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string" && allowed.includes(value)) return value;
  violations.push(
    `Value '${String(value)}' at '${at}' failed to satisfy constraint: Member must satisfy enum value set: [${allowed.join(", ")}]`,
  );
  return undefined;
}

export function checkPattern(
  violations: Violations,
  field: { at: string; value: unknown; pattern: RegExp; max: number; required?: boolean },
): string | undefined {
  const { at, value, pattern, max } = field;
  if (value === undefined || value === null) {
    if (field.required) {
      violations.push(
        `Value null at '${at}' failed to satisfy constraint: Member must not be null`,
      );
    }
    return undefined;
  }
  if (typeof value !== "string" || !pattern.test(value)) {
    violations.push(
      `Value '${String(value)}' at '${at}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern.source}`,
    );
    return undefined;
  }
  if (value.length > max) {
    violations.push(
      `Value at '${at}' failed to satisfy constraint: Member must have length less than or equal to ${max}`,
    );
  }
  return value;
}

/** One sentence over all of them, or null where nothing is wrong. */
export function summarise(violations: Violations): string | null {
  if (violations.length === 0) return null;
  const noun = violations.length === 1 ? "validation error" : "validation errors";
  return `${violations.length} ${noun} detected: ${violations.join("; ")}`;
}
