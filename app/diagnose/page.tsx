import type { Metadata } from "next";
import { getContext } from "@/app/request";
import { DiagnoseScreen } from "@/components/diagnose/diagnose-screen";

export const metadata: Metadata = { title: "Diagnose" };

export default async function DiagnosePage() {
  const ctx = await getContext();
  return <DiagnoseScreen portal={ctx?.settings().accessPortal ?? null} />;
}
