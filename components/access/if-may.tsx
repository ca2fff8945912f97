"use client";

import type { ReactNode } from "react";
import { useRights } from "@/components/access/me-context";
import type { Right } from "@/lib/domain/access/rights";

type IfMayProps = {
  right: Right;
  /** An account by the key that screens know it by; null: any will do. */
  on: string | null;
  /** In place of what may not be done. */
  otherwise?: ReactNode;
  children: ReactNode;
};

/** What only somebody with a right can do: absent for all others, or what stands in its place. */
export function IfMay({ right, on, otherwise = null, children }: IfMayProps) {
  const rights = useRights(right);
  return (on === null ? rights.somewhere : rights.on(on)) ? children : otherwise;
}
