import { ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuRadio } from "@/components/ui/menu";

type ChoiceMenuProps<T extends string> = {
  label: string;
  /** Null: none of them is chosen yet. */
  value: T | null;
  choices: readonly { value: T; label: string; end?: string; hay?: string | undefined }[];
  onChange: (value: T) => void;
  quiet?: boolean;
};

/** One of several behind a button that says which. */
export function ChoiceMenu<T extends string>({
  label,
  value,
  choices,
  onChange,
  quiet = false,
}: ChoiceMenuProps<T>) {
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <Menu
      label={label}
      trigger={
        <Button
          variant={quiet ? "quiet" : "plain"}
          aria-label={`${label}: ${chosen?.label ?? "none"}`}
        >
          {chosen?.label ?? "None"}
          {chosen?.end && (
            <span className="font-normal text-ink-3 max-sm:hidden">{chosen.end}</span>
          )}
          <ChevronDown
            aria-hidden
            className={quiet ? "text-ink-3" : undefined}
            strokeWidth={1.75}
          />
        </Button>
      }
    >
      <MenuRadio<T | "">
        value={value ?? ""}
        choices={choices}
        onChange={(next) => next !== "" && onChange(next)}
      />
    </Menu>
  );
}
