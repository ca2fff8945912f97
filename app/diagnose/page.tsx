import type { Metadata } from "next";
import { getContext } from "@/app/request";
import { DiagnoseScreen } from "@/components/diagnose/diagnose-screen";

export const metadata: Metadata = { title: "Diagnose" };

export default async function DiagnosePage() {
  const known = await getContext({ takesToken: false });
  return <DiagnoseScreen portal={known.ok ? known.value.settings().accessPortal : null} />;
}
