import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { accessPortal } from "@/app/access-portal";
import { CodeScreen } from "@/components/errors/code-screen";
import { CODES } from "@/lib/domain/codes";

type Params = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { code } = await params;
  const known = CODES.find((one) => one === code);
  if (!known) notFound();
  return { title: known };
}

export default async function ErrorPage({ params }: Params) {
  const { code: asked } = await params;
  const code = CODES.find((known) => known === asked);
  if (!code) notFound();
  return <CodeScreen code={code} portal={await accessPortal()} />;
}
