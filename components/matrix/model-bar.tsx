import { ArrowLeft, ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { Menu, MenuRadio } from "@/components/ui/menu";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import type { MatrixModel } from "@/lib/domain/grid/snapshot";
import { counted } from "@/lib/domain/words/counted";

type ModelBarProps = {
  models: readonly MatrixModel[];
  modelId: string;
  accounts: number;
  onModel: (modelId: string | null) => void;
};

/** Above the accounts of one model: which model it is, another one, and the way back to all. */
export function ModelBar({ models, modelId, accounts, onModel }: ModelBarProps) {
  const model = models.find((one) => one.modelId === modelId);
  return (
    <div className="flex min-h-(--tools-h) flex-none flex-wrap items-center gap-x-3 border-t border-line px-3 max-sm:py-1 sm:px-5">
      <Button data-print="hide" onClick={() => onModel(null)}>
        <ArrowLeft aria-hidden strokeWidth={1.75} />
        All models
      </Button>
      <h2 className="whitespace-nowrap">
        {model?.name ?? modelId}
        <span className="font-normal text-ink-2"> in {counted(accounts, "account")}</span>
      </h2>
      {model && (
        <Code className="min-w-0 text-ink-3 max-sm:hidden">
          <UnbrokenId>{modelId}</UnbrokenId>
        </Code>
      )}
      <Menu
        className="ml-auto"
        align="end"
        label="Another model"
        trigger={
          <Button variant="quiet" data-print="hide">
            Another model
            <ChevronDown aria-hidden strokeWidth={1.75} />
          </Button>
        }
      >
        <MenuRadio
          value={modelId}
          choices={models.map((one) => ({
            value: one.modelId,
            label: one.name,
            end: one.provider,
          }))}
          onChange={onModel}
        />
      </Menu>
    </div>
  );
}
