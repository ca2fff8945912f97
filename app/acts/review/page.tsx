import type { Metadata } from "next";
import { accessPortal } from "@/app/access-portal";
import { BeginScreen } from "@/components/acts/begin/begin-screen";

export const metadata: Metadata = { title: "Review" };

export default async function BeginReviewPage() {
  return <BeginScreen portal={await accessPortal()} />;
}
