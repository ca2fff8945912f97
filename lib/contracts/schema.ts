/** What a value has to be to cross the wire. Every page brings these kinds, so they are few and small. */
export type Schema<T = unknown> = {
  /** The value as the schema has it, or throws: the error's message says where it is something else. */
  parse(value: unknown): T;
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: Error };
};
export type output<One extends Schema> = One extends Schema<infer T> ? T : never;

function schemaOf<T>(parse: (value: unknown) => T): Schema<T> {
  return {
    parse,
    safeParse(value) {
      try {
        return { success: true, data: parse(value) };
      } catch (error) {
        if (error instanceof TypeError) return { success: false, error };
        throw error;
      }
    },
  };
}

const misfit = (wanted: string): TypeError => new TypeError(`not ${wanted}`);

/** A part of a value; where it does not fit, the error says which part. */
function within<T>(place: string | number, part: Schema<T>, value: unknown): T {
  try {
    return part.parse(value);
  } catch (error) {
    if (error instanceof TypeError) error.message = `${place} ${error.message}`;
    throw error;
  }
}

const fitting = <T>(wanted: string, fits: (value: unknown) => value is T): Schema<T> =>
  schemaOf((value) => {
    if (!fits(value)) throw misfit(wanted);
    return value;
  });

export const string = () => fitting("text", (value) => typeof value === "string");
export const boolean = () => fitting("a yes or no", (value) => typeof value === "boolean");
export const number = () => fitting("a number", (value): value is number => Number.isFinite(value));
export const custom = <T>(fits: (value: unknown) => boolean): Schema<T> =>
  fitting("as asked for", (value): value is T => fits(value));

export const literal = <const Value extends string | number | boolean | null>(one: Value) =>
  fitting(`${one}`, (value): value is Value => value === one);

const oneOf = <const Value extends string>(values: readonly Value[]): Schema<Value> => {
  const known = new Set<unknown>(values);
  return fitting("one of its words", (value): value is Value => known.has(value));
};

export { oneOf as enum };

export const nullable = <T>(inner: Schema<T>): Schema<T | null> =>
  schemaOf((value) => (value === null ? null : inner.parse(value)));

type Absent = { mayBeAbsent: true };

/** A key that may be absent, but is never undefined. */
export const exactOptional = <T>(inner: Schema<T>): Schema<T> & Absent => ({
  ...inner,
  mayBeAbsent: true,
});

export const array = <Item>(item: Schema<Item>): Schema<Item[]> =>
  schemaOf((value) => {
    if (!Array.isArray(value)) throw misfit("a list");
    return value.map((one, at) => within(at, item, one));
  });

type Shape = Readonly<Record<string, Schema & Partial<Absent>>>;
type KeyThatMay<Of extends Shape> = {
  [Key in keyof Of]: Of[Key] extends Absent ? Key : never;
}[keyof Of];
type OfShape<Of extends Shape> = {
  [Key in Exclude<keyof Of, KeyThatMay<Of>>]: output<Of[Key]>;
} & { [Key in KeyThatMay<Of>]?: output<Of[Key]> };
type Flat<T> = { [Key in keyof T]: T[Key] };
type ObjectSchema<T, Of extends Shape = Shape> = Schema<T> & { shape: Of };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function keysOf(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw misfit("a record");
  return value;
}

/** Keys it does not name are left out. `shape`: what another object may be made of. */
export const object = <const Of extends Shape>(shape: Of): ObjectSchema<Flat<OfShape<Of>>, Of> => {
  const parts = Object.entries(shape);
  const parse = (value: unknown) => {
    const given = keysOf(value);
    const made: Record<string, unknown> = {};
    for (const [key, part] of parts) {
      if (part.mayBeAbsent && !Object.hasOwn(given, key)) continue;
      made[key] = within(key, part, given[key]);
    }
    // Made from its definition key by key, which the compiler can't follow.
    return made as Flat<OfShape<Of>>;
  };
  return { ...schemaOf(parse), shape };
};

const entriesOf =
  <Key extends string, T>(key: Schema<Key>, part: Schema<T>) =>
  (value: unknown) =>
    Object.entries(keysOf(value)).map(
      ([name, one]) => [within(name, key, name), within(name, part, one)] as const,
    );

export const record = <T>(key: Schema<string>, part: Schema<T>): Schema<Record<string, T>> => {
  const entries = entriesOf(key, part);
  return schemaOf((value) => Object.fromEntries(entries(value)));
};

/** Some of the keys, and no other. */
export const partialRecord = <Key extends string, T>(
  key: Schema<Key>,
  part: Schema<T>,
): Schema<Partial<Record<Key, T>>> => {
  const entries = entriesOf(key, part);
  return schemaOf((value) => Object.fromEntries(entries(value)) as Partial<Record<Key, T>>);
};

/** One of several, told apart by what stands under one key. */
export const discriminatedUnion = <Option extends ObjectSchema<unknown>>(
  key: string,
  options: readonly Option[],
): Schema<output<Option>> =>
  schemaOf((value) => {
    const tag = keysOf(value)[key];
    const option = options.find(({ shape }) => shape[key]?.safeParse(tag).success);
    if (!option) throw misfit(`one of its kinds, by ${key}`);
    return option.parse(value) as output<Option>;
  });

/** The first of several that it fits. */
export const union = <Option extends Schema>(options: readonly Option[]): Schema<output<Option>> =>
  schemaOf((value) => {
    for (const option of options) {
      const read = option.safeParse(value);
      if (read.success) return read.data as output<Option>;
    }
    throw misfit("one of its kinds");
  });
