import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Page narrow>
      <h1>No such page</h1>
      <p className="mt-2 text-lg">Nothing is kept under this address.</p>
      <div className="mt-5 flex gap-2">
        <Link href={routes.matrix()} className={buttonClass({ variant: "primary", size: "lg" })}>
          Open the matrix
        </Link>
        <Link href={routes.errors()} className={buttonClass({ size: "lg" })}>
          All error codes
        </Link>
      </div>
    </Page>
  );
}
