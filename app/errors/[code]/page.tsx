import type { Metadata } from "next";
import NotFound from "@/app/not-found";
import { getContext } from "@/app/request";
import { CodeScreen } from "@/components/errors/code-screen";
import { CODES } from "@/lib/domain/codes";

type Params = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { code } = await params;
  return { title: CODES.find((known) => known === code) ?? "Errors" };
}

export default async function ErrorPage({ params }: Params) {
  const { code: asked } = await params;
  const code = CODES.find((known) => known === asked);
  if (!code) return <NotFound />;
  const known = await getContext({ takesToken: false });
  return <CodeScreen code={code} portal={known.ok ? known.value.settings().accessPortal : null} />;
}
