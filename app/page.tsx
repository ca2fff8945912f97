import { connection } from "next/server";
import { MatrixScreen } from "@/components/matrix/matrix-screen";

export default async function MatrixPage() {
  await connection();
  return <MatrixScreen />;
}
