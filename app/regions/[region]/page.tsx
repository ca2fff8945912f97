import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { RegionScreen } from "@/components/regions/region-screen";
import { partitionOf } from "@/lib/domain/region";

type Params = { params: Promise<{ region: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { region } = await params;
  if (partitionOf(region) === null) notFound();
  return { title: `${region} review` };
}

export default async function RegionPage({ params }: Params) {
  await connection();
  const { region } = await params;
  if (partitionOf(region) === null) notFound();
  return <RegionScreen region={region} />;
}
