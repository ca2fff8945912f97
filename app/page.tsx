import { connection } from "next/server";
import { requiresAnything } from "@/app/first-me";
import { MatrixScreen } from "@/components/matrix/matrix-screen";

export default async function MatrixPage() {
  await connection();
  return <MatrixScreen requires={await requiresAnything()} />;
}
