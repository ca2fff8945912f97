import type { $ZodType, $ZodTypes } from "zod/v4/core";

type Fits = (value: unknown) => boolean;

const never: Fits = () => false;

/**
 * Whether a value is, to the last key, what `type` gives: such a value need be neither looked at again nor copied. Never true
 * of what `type` refuses or would change; false also of what it knows no quick answer to.
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
    case "literal":
      return oneOf(def.values);
    case "enum":
      return oneOf(Object.values(def.entries));
    case "custom":
      return (value) => def.fn(value) === true;
    case "nullable":
      return nullOr(fitsAtAGlance(def.innerType));
    case "union":
      // Of one without a key that tells them apart the first that takes a value gives it, be it less than another would.
      return "discriminator" in def ? anyOf(def.options.map(fitsAtAGlance)) : never;
    case "array":
      return each(fitsAtAGlance(def.element));
    case "object":
      return keyed(Object.entries(def.shape));
    default:
      return never;
  }
}

function oneOf(values: readonly unknown[]): Fits {
  const known = new Set(values);
  return (value) => known.has(value);
}

const nullOr =
  (inner: Fits): Fits =>
  (value) =>
    value === null || inner(value);

const anyOf =
  (options: readonly Fits[]): Fits =>
  (value) =>
    options.some((fits) => fits(value));

const each =
  (item: Fits): Fits =>
  (value) =>
    Array.isArray(value) && value.every(item);

function keyed(shape: readonly (readonly [string, $ZodType])[]): Fits {
  const parts = shape.map(([key, type]) => {
    const { def } = (type as $ZodTypes)._zod;
    const mayLack = def.type === "optional";
    return { key, mayLack, fits: fitsAtAGlance(mayLack ? def.innerType : type) };
  });
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    let others = 0;
    for (const _key in value) others += 1;
    for (const { key, mayLack, fits } of parts) {
      if (!Object.hasOwn(value, key)) {
        if (mayLack) continue;
        return false;
      }
      if (!fits((value as Readonly<Record<string, unknown>>)[key])) return false;
      others -= 1;
    }
    return others === 0;
  };
}
