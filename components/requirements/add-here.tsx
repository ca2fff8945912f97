"use client";

import { useState } from "react";
import { AddRequirement } from "@/components/requirements/add-requirement";

/** The form opens in place, over the matrix it is filled from. */
export function AddHere({ taken, className }: { taken: readonly string[]; className?: string }) {
  const [open, setOpen] = useState(false);
  return (
    <AddRequirement
      variant="plain"
      taken={taken}
      given={open ? "" : null}
      {...(className && { className })}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
    />
  );
}
