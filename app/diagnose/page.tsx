import type { Metadata } from "next";
import { accessPortal } from "@/app/access-portal";
import { DiagnoseScreen } from "@/components/diagnose/diagnose-screen";

export const metadata: Metadata = { title: "Diagnose" };

export default async function DiagnosePage() {
  return <DiagnoseScreen portal={await accessPortal()} />;
}
