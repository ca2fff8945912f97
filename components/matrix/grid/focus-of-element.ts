import type { FocusPlace } from "./move-focus";

/** The place an element of the grid stands for, from its `data-focus`; null for what is no part of the grid. */
export function focusOfElement(element: Element | null): FocusPlace | null {
  const text = element?.getAttribute("data-focus");
  if (!text) return null;
  const [row, column] = text.split(":").map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}
