import type { $ZodType, $ZodTypes } from "zod/v4/core";

type Fits = (value: unknown) => boolean;

const never: Fits = () => false;

/**
 * Whether a value is, to the last key, what `type` gives: such a value need be neither looked at again nor copied. Never true
 * of what `type` refuses; false also of what it knows no quick answer to.
 */
export function fitsAtAGlance(type: $ZodType): Fits {
  const { def } = (type as $ZodTypes)._zod;
  switch (def.type) {
    case "string":
      return (value) => typeof value === "string";
    case "number":
      return Number.isFinite;
    case "boolean":
      return (value) => typeof value === "boolean";
    case "enum": {
      const values = new Set<unknown>(Object.values(def.entries));
      return (value) => values.has(value);
    }
    case "nullable": {
      const inner = fitsAtAGlance(def.innerType);
      return (value) => value === null || inner(value);
    }
    case "array": {
      const item = fitsAtAGlance(def.element);
      return (value) => Array.isArray(value) && value.every(item);
    }
    case "object":
      return fitsObject(Object.entries(def.shape));
    default:
      return never;
  }
}

function fitsObject(shape: readonly (readonly [string, $ZodType])[]): Fits {
  const parts = shape.map(([key, type]) => [key, fitsAtAGlance(type)] as const);
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    let keys = 0;
    for (const _key in value) keys += 1;
    return (
      keys === parts.length &&
      parts.every(([key, fits]) => fits((value as Record<string, unknown>)[key]))
    );
  };
}
