/** After what a line may end; not right before the last signs, as in `v1:0`. */
const JOINT = /(?<=[./:])(?=.{3})/;

/** An id, ARN or path that may need two lines: one ends after a dot, colon or slash, and inside a part only where the part alone is too long. */
export function UnbrokenId({ children }: { children: string }) {
  return children.split(JOINT).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of an id have no other name
    <span key={at} className="inline-block max-w-full [overflow-wrap:anywhere]">
      {part}
    </span>
  ));
}
