import { z } from "zod";
import { printable } from "@/lib/domain/printable";

/**
 * SDK outputs mark every field as possibly absent; these settle it at the edge. Enums stay open strings, and every text is
 * one that any screen, terminal or file may show.
 */
export const word = z.string().transform(printable);
export const id = word.refine((value) => value !== "");
export const text = word.nullish().transform((value) => value ?? null);
/** What is no text among them is left out. */
export const texts = z
  .array(z.unknown())
  .nullish()
  .transform((value) =>
    (value ?? []).flatMap((one) => (typeof one === "string" ? printable(one) : [])),
  );
export const amount = z
  .number()
  .nullish()
  .transform((value) => value ?? null);
export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null);
export const time = z
  .date()
  .nullish()
  .transform((value) => value?.getTime() ?? null);

/** What a page of a list carries besides its items; an empty token ends the list as an absent one does. */
export const token = z
  .string()
  .nullish()
  .transform((value) => (value === "" ? null : (value ?? null)));

/** The entries of a list that have their documented form: an odd one is unknown alone, and the others stand. */
export const entriesOf = <Shape extends z.ZodType>(shape: Shape) =>
  z.array(z.unknown()).transform((entries) =>
    entries.flatMap((entry): z.output<Shape>[] => {
      const parsed = shape.safeParse(entry);
      return parsed.success ? [parsed.data] : [];
    }),
  );

/** The same of a list that may be absent where it is empty, as AWS's own types have it. */
export const anyEntriesOf = <Shape extends z.ZodType>(shape: Shape) =>
  entriesOf(shape)
    .nullish()
    .transform((entries) => entries ?? []);
