import type { RateRow } from "@/lib/domain/acts/preview";

type RatesProps = { rows: readonly RateRow[]; className?: string };

const CELL = "border-b border-line py-1 pr-4 text-left text-sm font-normal last:pr-0";

/** A rate card as AWS sends it: its rows and names, nothing scaled. */
export function Rates({
  rows,
  perMillion,
  className = "",
}: RatesProps & { /** Its units are of a million tokens. */ perMillion: boolean }) {
  if (rows.length === 0) return <p className="text-ink-2">AWS gave no rate card.</p>;
  const units = [...new Set(rows.map(({ unit }) => unit))].join(", ");
  return (
    <table className={`mt-2 w-full max-w-[720px] border-collapse ${className}`}>
      <caption className="pb-1 text-left text-xs text-ink-3">
        USD as AWS sends it{units && <>, unit {<code>{units}</code>}</>}.
        {perMillion && " One unit is 1,000,000 tokens."}
      </caption>
      <thead className="text-ink-3 [&_th]:text-xs">
        <tr>
          <th scope="col" className={CELL}>
            Dimension
          </th>
          <th scope="col" className={`${CELL} max-sm:hidden`}>
            Description
          </th>
          <th scope="col" className={`${CELL} text-right!`}>
            Price
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={JSON.stringify(row)}>
            <Dimension name={row.dimension} />
            <td className={`${CELL} max-sm:hidden`}>{row.description}</td>
            <td className={`${CELL} text-right!`}>{row.price}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same without descriptions, in the little room of a list of offers. */
export function ShortRates({ rows }: RatesProps) {
  if (rows.length === 0) return <p className="text-ink-2">AWS gave no rate card.</p>;
  return (
    <table className="mt-0.5 w-full border-collapse">
      <tbody>
        {rows.map((row) => (
          <tr key={JSON.stringify(row)}>
            <Dimension name={row.dimension} />
            <td className={`${CELL} text-right!`}>{row.price}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Dimension({ name }: { name: string }) {
  return (
    <td className={CELL}>
      <code className="text-ink-2 [overflow-wrap:anywhere]">{name}</code>
    </td>
  );
}
