import { TriangleAlert } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { FORM_BYTES } from "@/lib/domain/acts/form";
import { figure } from "@/lib/domain/words/figure";

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** What is sent, byte for byte. */
export function ExactJson({ text, regions }: { text: string; regions: readonly string[] }) {
  const bytes = bytesOf(text);
  const over = bytes - FORM_BYTES.max;
  return (
    <section className="mt-6" aria-label="Exactly what is sent">
      <div className="mb-1.5 flex flex-wrap items-baseline gap-x-2">
        <h2>Exactly what is sent</h2>
        <span className="inline-flex items-baseline gap-1 text-sm text-ink-3">
          {over > 0 && (
            <b className="inline-flex items-baseline gap-1 font-medium text-ink">
              <TriangleAlert aria-hidden className="size-3 translate-y-px" strokeWidth={2} />
              {figure(over)} too many,
            </b>
          )}{" "}
          {figure(bytes)} of {figure(FORM_BYTES.max)} bytes
        </span>
        <span className="ml-auto text-sm text-ink-3">
          POST /use-case-for-model-access{regions.length > 0 && `, ${regions.join(", ")}`}
        </span>
      </div>
      <div
        data-boxed
        className="hairline grid grid-cols-[minmax(0,1fr)_auto] rounded-md bg-sunken [--hairline-color:var(--color-line-strong)]"
      >
        <pre className="py-2 pl-3 leading-[18px] break-words whitespace-pre-wrap">{text}</pre>
        <div className="m-1 self-start">
          <CopyButton text={text} label="Copy the JSON" />
        </div>
      </div>
    </section>
  );
}
