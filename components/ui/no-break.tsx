const REGION = /([a-z]{2,4}(?:-[a-z]+)+-\d+)/;

/** A text in which no line ends inside the code of a Region. */
export function NoBreak({ text }: { text: string }) {
  return text.split(REGION).map((part, at) =>
    // Every second part is a code; the text is fixed, so its parts keep their places.
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text
      <span key={at} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
