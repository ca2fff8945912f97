import { Block } from "@/components/ui/page";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import type { ReadFromText } from "@/lib/domain/diagnosis/types";

const ROWS = [
  ["region", "Region"],
  ["modelId", "Model"],
  ["operation", "Operation"],
  ["action", "Action"],
  ["httpStatus", "Status"],
  ["requestId", "Request id"],
  ["accountId", "Account"],
] as const satisfies readonly (readonly [keyof ReadFromText, string])[];

/** What the text tells of the call. */
export function ReadFromIt({ read }: { read: ReadFromText }) {
  return (
    <Block title="Read from it">
      <dl>
        {ROWS.map(([key, label]) => (
          <ReadLine key={key} label={label} value={read[key]} />
        ))}
      </dl>
    </Block>
  );
}

function ReadLine({ label, value }: { label: string; value: string | number | null }) {
  return (
    <div className="grid grid-cols-[110px_minmax(0,1fr)] border-b border-line py-2 first:border-t">
      <dt className="text-ink-2">{label}</dt>
      <dd className="min-w-0">
        {value === null ? (
          <span className="text-ink-3">not in the text</span>
        ) : (
          <code>
            <UnbrokenId>{String(value)}</UnbrokenId>
          </code>
        )}
      </dd>
    </div>
  );
}
