"use client";

import { X } from "lucide-react";
import { useMemo } from "react";
import { useEscape } from "@/components/key/use-escape";
import { usePhone } from "@/components/matrix/grid/metrics";
import { AsOfNow } from "@/components/requirements/as-of-now";
import { DraftFields } from "@/components/requirements/draft-fields";
import { useRequirementForm } from "@/components/requirements/use-requirement-form";
import { YamlBlock } from "@/components/requirements/yaml-block";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { useMatrix } from "@/lib/queries/matrix";
import { useSettled } from "./use-settled";

type AddSheetProps = { taken: readonly string[]; given: string; onClose: () => void };

/** A requirement in the making: fields, what it comes to now, and the YAML to copy. Nothing is saved. */
export function AddSheet({ taken, given, onClose }: AddSheetProps) {
  const phone = usePhone();
  const onEscape = useEscape(onClose);
  const { data: snapshot } = useMatrix();
  return (
    <Sheet title="Add a requirement" modal={phone} takeFocus onEscape={onEscape}>
      <div className="sticky top-0 z-3 flex h-11 items-center gap-1 border-b border-line bg-surface pr-3 pl-6 text-sm text-ink-2 max-sm:pr-2 max-sm:pl-4">
        <span className="mr-auto min-w-0 truncate">
          Nothing is saved here: copy the YAML into the file
        </span>
        <Button variant="quiet" icon aria-label="Close" onClick={onClose}>
          <X aria-hidden strokeWidth={1.5} />
        </Button>
      </div>
      {snapshot ? (
        <Form {...{ snapshot, taken, given }} />
      ) : (
        <div className="p-6">
          <Skeleton className="w-64" />
        </div>
      )}
    </Sheet>
  );
}

type FormProps = { snapshot: MatrixSnapshot } & Pick<AddSheetProps, "taken" | "given">;

function Form({ snapshot, taken, given }: FormProps) {
  const form = useRequirementForm({ given, snapshot, taken });
  const { requirement } = form;
  const text = JSON.stringify(requirement);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same requirement is the same text
  const steady = useMemo(() => requirement, [text]);
  const settled = useSettled(steady);
  return (
    <>
      <section className="px-6 py-4 max-sm:px-4">
        <h2 className="text-xl font-semibold">Add a requirement</h2>
        {form.words && <p className="mt-0.5 text-ink-2">{form.words}</p>}
        <DraftFields form={form} snapshot={snapshot} />
      </section>
      <AsOfNow requirement={settled} />
      <YamlBlock
        requirement={form.valid}
        current={requirement !== null}
        draft={form.draft}
        onCopied={form.copied}
      />
    </>
  );
}
