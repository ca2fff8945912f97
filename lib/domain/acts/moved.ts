import type { PreviewFacts } from "./preview";

export type Moved = { label: string; was: string; is: string };

/** What stands for a fact that one side does not have, such as a row that left a rate card. */
const ABSENT = "not there";

/** The facts whose values differ, in the order in which they were shown, and those that are new. */
export function movedFacts(was: PreviewFacts, is: PreviewFacts): Moved[] {
  const now = new Map(is.map((fact) => [fact.name, fact]));
  const before = new Set(was.map(({ name }) => name));
  return [
    ...was.flatMap(({ name, label, value }) => {
      const current = now.get(name)?.value ?? ABSENT;
      return current === value ? [] : [{ label, was: value, is: current }];
    }),
    ...is.flatMap(({ name, label, value }) =>
      before.has(name) ? [] : [{ label, was: ABSENT, is: value }],
    ),
  ];
}
