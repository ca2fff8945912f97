import { type ClassValue, clsx } from "clsx";

/** Joins class names; what is falsy is left out. */
export function cn(...classes: readonly ClassValue[]): string {
  return clsx(classes);
}
