import type { Metadata } from "next";
import { connection } from "next/server";
import { QuotasScreen } from "@/components/quotas/quotas-screen";

export const metadata: Metadata = { title: "Quotas" };

export default async function QuotasPage() {
  await connection();
  return <QuotasScreen />;
}
