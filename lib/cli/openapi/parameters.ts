import { z } from "zod";
import { CellRefShape } from "@/lib/contracts/actions/check-cells";
import { ListedModel } from "@/lib/contracts/actions/parts";

type Json = z.core.JSONSchema.BaseSchema;

/** A parameter of a route as OpenAPI has it. One that is a list comes again for each of its values. */
export type Parameter = {
  name: string;
  in: "query" | "path";
  description: string;
  required: boolean;
  schema: Json;
};

/** The parameters that a query is parsed by. `says`: what each is for. */
export function parametersOf<Shape extends z.ZodRawShape>(
  query: z.ZodObject<Shape>,
  says: Readonly<Record<keyof Shape & string, string>>,
): readonly Parameter[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, {
    io: "input",
    unrepresentable: "any",
  });
  return Object.entries<string>(says).map(([name, description]) => ({
    name,
    in: "query",
    description,
    required: required.includes(name) && !takesNone(properties[name]),
    schema: inAddress(properties[name]),
  }));
}

/** Parameters of which none has to be given. */
export const optional = (parameters: readonly Parameter[]): readonly Parameter[] =>
  parameters.map((parameter) => ({ ...parameter, required: false }));

export const inPath = (name: string, description: string): Parameter => ({
  name,
  in: "path",
  description,
  required: true,
  schema: { type: "string" },
});

const isJson = (schema: unknown): schema is Json => typeof schema === "object" && schema !== null;

const takesNone = (schema: unknown): boolean =>
  isJson(schema) && (schema.anyOf ?? []).some((one) => isJson(one) && one.type === "null");

/** An address has no null, and a default that is no plain value is told in words. */
function inAddress(schema: unknown): Json {
  if (!isJson(schema)) return {};
  const { anyOf, type, default: plain, ...rest } = schema;
  const given = (anyOf ?? []).filter((one) => isJson(one) && one.type !== "null");
  const [only = {}] = given;
  const isPlain =
    plain !== null && plain !== undefined && plain !== "" && typeof plain !== "object";
  const [kind] = [type ?? []].flat().filter((one) => one !== "null");
  return {
    ...(isJson(only) && only),
    ...(kind && { type: kind }),
    ...rest,
    ...(isPlain && { default: plain }),
  };
}

const Cell = z.object({
  account: CellRefShape.shape.account,
  region: CellRefShape.shape.region,
  model: ListedModel,
});

/** A cell as addresses name it. */
export const CELL = parametersOf(Cell, {
  account: "The account's id, or its key while the id is not known.",
  region: "A Region code.",
  model: "A model id.",
});
