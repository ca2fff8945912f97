import {
  type $strip,
  $ZodArray,
  $ZodBoolean,
  $ZodCustom,
  $ZodDiscriminatedUnion,
  $ZodEnum,
  $ZodExactOptional,
  $ZodLiteral,
  $ZodNullable,
  $ZodNumber,
  $ZodObject,
  $ZodRecord,
  $ZodString,
  type $ZodType,
  $ZodUnion,
  config,
  type output,
  parse,
  safeParse,
} from "zod/v4/core";
import { fitsAtAGlance } from "./glance";

type Asked<T> = {
  /** The value as the schema has it, or throws. */
  parse(value: unknown): T;
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: Error };
};

/** A schema of zod's core that can be asked. */
type Askable<Type extends $ZodType> = Type & Asked<output<Type>>;
export type Schema<T = unknown> = Askable<$ZodType<T>>;
export type { output };

// The page's Content-Security-Policy forbids eval, and asking whether it does is reported as a breach of it.
if (typeof window !== "undefined") config({ jitless: true });

/** zod's core makes a schema from its definition without types, so what it is made of is told here. */
function schemaOf<Type extends $ZodType>(made: $ZodType): Askable<Type> {
  const type = made as Type;
  let glance: ReturnType<typeof fitsAtAGlance> | null = null;
  const fits = (value: unknown): value is output<Type> => {
    glance ??= fitsAtAGlance(type);
    return glance(value);
  };
  return Object.assign(type, {
    parse: (value: unknown): output<Type> => (fits(value) ? value : parse(type, value)),
    safeParse: (value: unknown) =>
      fits(value) ? { success: true as const, data: value } : safeParse(type, value),
  });
}

export const string = () => schemaOf<$ZodString>(new $ZodString({ type: "string" }));
export const number = () => schemaOf<$ZodNumber>(new $ZodNumber({ type: "number" }));
export const boolean = () => schemaOf<$ZodBoolean>(new $ZodBoolean({ type: "boolean" }));

export const literal = <const Value extends string | number | boolean | null>(value: Value) =>
  schemaOf<$ZodLiteral<Value>>(new $ZodLiteral({ type: "literal", values: [value] }));

const oneOf = <const Value extends string>(values: readonly Value[]) => {
  const entries = Object.fromEntries(values.map((value) => [value, value]));
  return schemaOf<$ZodEnum<{ [One in Value]: One }>>(new $ZodEnum({ type: "enum", entries }));
};

export { oneOf as enum };

export const nullable = <Inner extends $ZodType>(innerType: Inner) =>
  schemaOf<$ZodNullable<Inner>>(new $ZodNullable({ type: "nullable", innerType }));

/** A key that may be absent, but is never undefined. */
export const exactOptional = <Inner extends $ZodType>(innerType: Inner) =>
  schemaOf<$ZodExactOptional<Inner>>(new $ZodExactOptional({ type: "optional", innerType }));

export const array = <Item extends $ZodType>(element: Item) =>
  schemaOf<$ZodArray<Item>>(new $ZodArray({ type: "array", element }));

/** Keys it does not name are left out. `shape`: what another object may be made of. */
export const object = <Shape extends Readonly<Record<string, $ZodType>>>(shape: Shape) => {
  const made = schemaOf<$ZodObject<Shape, $strip>>(new $ZodObject({ type: "object", shape }));
  return Object.assign(made, { shape });
};

export const record = <Value extends $ZodType>(keyType: $ZodString, valueType: Value) =>
  schemaOf<$ZodRecord<$ZodString, Value>>(new $ZodRecord({ type: "record", keyType, valueType }));

/** Some of the keys, and no other. */
export const partialRecord = <Key extends string, Value extends $ZodType>(
  keyType: $ZodEnum<{ [One in Key]: One }>,
  valueType: Value,
) =>
  schemaOf<$ZodType<Partial<Record<Key, output<Value>>>>>(
    new $ZodRecord({ type: "record", keyType, valueType, partial: true }),
  );

export const discriminatedUnion = <Option extends $ZodType>(
  discriminator: string,
  options: readonly Option[],
) =>
  schemaOf<$ZodType<output<Option>>>(
    new $ZodDiscriminatedUnion({ type: "union", options: [...options], discriminator }),
  );

export const union = <Option extends $ZodType>(options: readonly Option[]) =>
  schemaOf<$ZodType<output<Option>>>(new $ZodUnion({ type: "union", options: [...options] }));

/** `told`: as JSON Schema what `fits` looks for, for the description of the API. */
export const custom = <T>(
  fits: (value: unknown) => boolean,
  told: Readonly<Record<string, unknown>>,
) => {
  const made = schemaOf<$ZodType<T>>(
    new $ZodCustom({ type: "custom", check: "custom", abort: true, fn: fits }),
  );
  made._zod.toJSONSchema = () => told;
  return made;
};
