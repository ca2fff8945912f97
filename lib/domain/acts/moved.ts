import { agreementText, offeredText } from "@/lib/domain/words/aws-status";
import { regionStatusText } from "@/lib/domain/words/region-status";
import type { PreviewFacts } from "./preview";

export type Moved = { label: string; was: string; is: string };

/** What stands for a fact that one side does not have, such as a row that left a rate card. */
const ABSENT = "not there";

type Fact = PreviewFacts[number];

/** A value of AWS's in words; prices, names and ids stand as they came. */
function wordOf({ name, value }: Pick<Fact, "name" | "value">): string {
  switch (name) {
    case "agreement":
      return agreementText(value);
    case "offered":
      return offeredText(value);
    case "status":
      return regionStatusText(value);
    default:
      return value;
  }
}

/** The facts whose values differ, in the order in which they were shown, and those that are new. */
export function movedFacts(was: PreviewFacts, is: PreviewFacts): Moved[] {
  const now = new Map(is.map((fact) => [fact.name, fact]));
  const before = new Set(was.map(({ name }) => name));
  return [
    ...was.flatMap((fact) => {
      const current = now.get(fact.name);
      if (current?.value === fact.value) return [];
      return [{ label: fact.label, was: wordOf(fact), is: current ? wordOf(current) : ABSENT }];
    }),
    ...is.flatMap((fact) =>
      before.has(fact.name) ? [] : [{ label: fact.label, was: ABSENT, is: wordOf(fact) }],
    ),
  ];
}
