import { z } from "zod";
import { printable } from "@/lib/domain/printable";

/**
 * SDK outputs mark every field as possibly absent; these settle it at the edge. Enums stay open strings, and every text is
 * one that any screen, terminal or file may show.
 */
export const word = z.string().transform(printable);
export const id = word.refine((value) => value !== "");
export const text = word.nullish().transform((value) => value ?? null);
export const texts = z
  .array(word)
  .nullish()
  .transform((value) => value ?? []);
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
