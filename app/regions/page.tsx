import type { Metadata } from "next";
import { connection } from "next/server";
import { RegionsScreen } from "@/components/regions/regions-screen";

export const metadata: Metadata = { title: "Regions" };

export default async function RegionsPage() {
  await connection();
  return <RegionsScreen />;
}
