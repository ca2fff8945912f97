import { expect, it } from "vitest";
import { z } from "zod";
import type { $ZodType } from "zod/v4/core";
import { actPreview } from "@/lib/contracts/act-preview";
import { Preview } from "@/lib/domain/acts/preview";

const Known = z.object({
  shape: z.record(z.string(), z.custom<$ZodType>()).optional(),
  options: z.array(z.custom<$ZodType>()).optional(),
  element: z.custom<$ZodType>().optional(),
  innerType: z.custom<$ZodType>().optional(),
});

/** Every key that a schema names, with the keys above it; those of an option as those of the union. */
function keysIn(schema: $ZodType, path = ""): readonly string[] {
  const { shape = {}, options = [], element, innerType } = Known.parse(schema._zod.def);
  const within = [...options, ...[element, innerType].filter((one) => one !== undefined)];
  return [
    ...Object.entries(shape).flatMap(([key, of]) => [
      `${path}${key}`,
      ...keysIn(of, `${path}${key}.`),
    ]),
    ...within.flatMap((of) => keysIn(of, path)),
  ];
}

const sorted = (schema: $ZodType) => [...new Set(keysIn(schema))].sort();

it("a review reaches the page whole: what a page does not name it would not show", () => {
  expect(sorted(actPreview)).toEqual(sorted(Preview));
  expect(sorted(Preview)).toEqual(expect.arrayContaining(["account.units", "subject.ends"]));
});
