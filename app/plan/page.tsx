import type { Metadata } from "next";
import { connection } from "next/server";
import { PlanScreen } from "@/components/plan/plan-screen";

export const metadata: Metadata = { title: "Plan" };

export default async function PlanPage() {
  await connection();
  return <PlanScreen />;
}
