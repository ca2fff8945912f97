import type { Grant } from "./grants";

/** A grant as it reads in the file: `group: payments-*`. */
export const grantLine = ({ to }: Pick<Grant, "to">): string => `${to.by}: ${to.pattern}`;
