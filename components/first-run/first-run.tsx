"use client";
import type { MatrixSnapshot } from "@/lib/domain/view/matrix";
export function FirstRun({ snapshot }: { snapshot: MatrixSnapshot }) {
  return <p>{snapshot.version}</p>;
}
