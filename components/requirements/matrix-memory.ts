import type { MatrixAsked } from "@/lib/domain/requirement/draft-from-matrix";

let left: MatrixAsked | null = null;

/** Keeps what the matrix shows, for a form that is filled from it, on whatever page. */
export function rememberMatrix(asked: MatrixAsked): void {
  left = asked;
}

/** What the matrix showed when it was last seen in this tab. */
export const matrixAsLeft = (): MatrixAsked | null => left;
