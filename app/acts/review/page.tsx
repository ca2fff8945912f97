import type { Metadata } from "next";
import { connection } from "next/server";
import { BeginScreen } from "@/components/acts/begin/begin-screen";

export const metadata: Metadata = { title: "Review" };

export default async function BeginReviewPage() {
  await connection();
  return <BeginScreen />;
}
