"use client";

import { Plus } from "lucide-react";
import { lazy, Suspense, useRef } from "react";
import { Button } from "@/components/ui/button";

const loadSheet = () => import("@/components/requirements/add-sheet");
const AddSheet = lazy(async () => ({ default: (await loadSheet()).AddSheet }));

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
    button.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <Button
        ref={button}
        variant={variant}
        {...(className && { className })}
        aria-haspopup="dialog"
        aria-expanded={given !== null}
        onClick={onOpen}
        onPointerEnter={() => void loadSheet()}
        onFocus={() => void loadSheet()}
      >
        <Plus aria-hidden strokeWidth={1.75} />
        Add a requirement
      </Button>
      <Suspense>
        {given !== null && <AddSheet taken={taken} given={given} onClose={close} />}
      </Suspense>
    </>
  );
}
