/** Whether a list of names, as people give them, holds one of the names a thing has; no list holds everything. */
export const isNamed = (
  asked: readonly string[] | null,
  ...names: readonly (string | null)[]
): boolean => asked === null || names.some((name) => name !== null && asked.includes(name));
