"use client";

import { Plus } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { lazyModule } from "@/components/ui/lazy-module";

const sheet = lazyModule(() => import("@/components/requirements/add-sheet"));
const AddSheet = sheet.part(({ AddSheet: part }) => part);

type AddRequirementProps = {
  /** Names that the file has already. */
  taken: readonly string[];
  /** Null: closed. Else a requirement as an address carries it, or nothing. */
  given: string | null;
  variant?: "primary" | "plain";
  className?: string;
  onOpen: () => void;
  onClose: () => void;
};

/** The button and its form. The form is loaded when the button is first near. */
export function AddRequirement({
  taken,
  given,
  variant = "primary",
  className,
  onOpen,
  onClose,
}: AddRequirementProps) {
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    onClose();
    // A sheet that holds the focus gives it back only once it has gone.
    requestAnimationFrame(() => button.current?.focus({ preventScroll: true }));
  };
  return (
    <>
      <Button
        ref={button}
        variant={variant}
        {...(className && { className })}
        data-print="hide"
        aria-haspopup="dialog"
        aria-expanded={given !== null}
        onClick={onOpen}
        onPointerEnter={sheet.load}
        onFocus={sheet.load}
      >
        <Plus aria-hidden strokeWidth={1.75} />
        Add a requirement
      </Button>
      {given !== null && <AddSheet taken={taken} given={given} onClose={close} />}
    </>
  );
}
