import type { Metadata } from "next";
import { accessPortal } from "@/app/access-portal";
import { QuotasScreen } from "@/components/quotas/quotas-screen";

export const metadata: Metadata = { title: "Quotas" };

export default async function QuotasPage() {
  return <QuotasScreen portal={await accessPortal()} />;
}
