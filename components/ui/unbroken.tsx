import { Fragment } from "react";

/** A Region code or an option of a command, as it stands inside a sentence. */
const CODE = /([a-z]{2,4}(?:-[a-z]+)+-\d{1,2}|--[a-z][\w-]*)/;

/** A sentence in which no line ends inside a Region code or a command's option. */
export function Unbroken({ children }: { children: string }) {
  return children.split(CODE).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
    <Fragment key={at}>
      {at % 2 === 1 ? <span className="whitespace-nowrap">{part}</span> : part}
    </Fragment>
  ));
}
