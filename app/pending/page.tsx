import type { Metadata } from "next";
import { connection } from "next/server";
import { PendingScreen } from "@/components/pending/pending-screen";

export const metadata: Metadata = { title: "Pending" };

export default async function PendingPage() {
  await connection();
  return <PendingScreen />;
}
