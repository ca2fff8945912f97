import type { Metadata } from "next";
import { connection } from "next/server";
import { PrincipalScreen } from "@/components/principal/principal-screen";

export const metadata: Metadata = { title: "Check a principal" };

export default async function PrincipalPage() {
  await connection();
  return <PrincipalScreen />;
}
