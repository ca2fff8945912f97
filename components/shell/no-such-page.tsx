import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { NarrowPage } from "@/components/ui/narrow-page";
import { routes } from "@/lib/routes";

/** An address under which nothing is kept, and why. */
export function NoSuchPage({ children }: { children: ReactNode }) {
  return (
    <NarrowPage>
      <h1>No such page</h1>
      <p className="mt-2 text-lg break-words">{children}</p>
      <div className="mt-5 flex gap-2">
        <Link href={routes.matrix()} className={buttonClass({ variant: "primary", size: "lg" })}>
          Open the matrix
        </Link>
        <Link href={routes.errors()} className={buttonClass({ size: "lg" })}>
          All error codes
        </Link>
      </div>
    </NarrowPage>
  );
}
