import type { Metadata } from "next";
import { connection } from "next/server";
import NotFound from "@/app/not-found";
import { RegionScreen } from "@/components/regions/region-screen";
import { partitionOf } from "@/lib/domain/region";

type Params = { params: Promise<{ region: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { region } = await params;
  return { title: partitionOf(region) ? `${region} review` : "Regions" };
}

export default async function RegionPage({ params }: Params) {
  await connection();
  const { region } = await params;
  if (partitionOf(region) === null) return <NotFound />;
  return <RegionScreen region={region} />;
}
