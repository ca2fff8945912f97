"use client";

import { Copy } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { useCopy } from "@/components/ui/use-copy";
import type { Draft } from "@/lib/domain/requirement/draft";
import { textOfDraft } from "@/lib/domain/requirement/draft-text";
import type { Requirement } from "@/lib/domain/requirement/types";
import { requirementYaml } from "@/lib/domain/requirement/yaml";
import { routes } from "@/lib/routes";

type YamlBlockProps = {
  /** The last one that was right; null: none was yet. */
  requirement: Requirement | null;
  /** It is what the fields say now. */
  current: boolean;
  draft: Draft;
  onCopied: () => void;
};

type Copied = { told: string; done: () => void; shown?: string };

/** The entry to copy into the file. While a field is wrong, the last one that was right stands. */
export function YamlBlock({ requirement, current, draft, onCopied }: YamlBlockProps) {
  const say = useToast();
  const written = useCopy();
  const yaml = requirement && requirementYaml(requirement);
  const copy = (text: string, { told, done, shown }: Copied) => {
    written(text, {
      done: () => {
        done();
        say(told);
      },
      ...(shown !== undefined && { shown }),
    });
  };
  const copyLink = () => {
    const path = routes.requirements({ add: textOfDraft(draft) });
    const address = new URL(path, location.origin).href;
    copy(address, { told: "Link copied", done: () => undefined, shown: address });
  };
  return (
    <section aria-label="YAML" className="border-t border-line bg-sunken px-6 py-4 max-sm:px-4">
      <h2>YAML</h2>
      <p className="mt-1 mb-2">
        Under <code>requirements:</code> in <code>readiness.yaml</code>. The file is read again when
        it changes.
      </p>
      {yaml === null ? (
        <p className="text-ink-2">It stands here as soon as it has a name and a model.</p>
      ) : (
        <>
          <pre
            data-boxed
            className="hairline rounded-md bg-surface px-3 py-2 leading-[18px] break-words whitespace-pre-wrap [--hairline-color:var(--color-line-strong)]"
          >
            {yaml}
          </pre>
          {!current && (
            <p className="mt-1 text-sm text-ink-2">As it was before what is wrong now.</p>
          )}
        </>
      )}
      <div className="mt-3 flex flex-wrap gap-2 max-sm:*:h-10 max-sm:*:w-full">
        <Button
          variant="primary"
          size="lg"
          disabled={yaml === null}
          onClick={() => yaml !== null && copy(yaml, { told: "YAML copied", done: onCopied })}
        >
          <Copy aria-hidden strokeWidth={1.5} />
          Copy YAML
        </Button>
        <Button size="lg" onClick={copyLink}>
          Copy link to this form
        </Button>
      </div>
    </section>
  );
}
