import { TriangleAlert } from "lucide-react";

/** The glyph of a value that is low but not 0. */
export function LowMark() {
  return <TriangleAlert aria-hidden className="size-3 flex-none text-ink-2" strokeWidth={1.75} />;
}
