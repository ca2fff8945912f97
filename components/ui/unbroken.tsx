import { Fragment } from "react";

/** A Region code, as it stands inside a sentence. */
const CODE = /([a-z]{2,}(?:-[a-z]+)+-\d{1,2})/;

/** A sentence in which no Region code breaks at its hyphens. */
export function Unbroken({ children }: { children: string }) {
  return children.split(CODE).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
    <Fragment key={at}>
      {at % 2 === 1 ? <span className="whitespace-nowrap">{part}</span> : part}
    </Fragment>
  ));
}
