import type { Finding } from "@/lib/domain/verdict";

export const finding = (over: Partial<Finding>): Finding => ({
  gate: "availability",
  code: "NetworkError",
  cause: null,
  severity: "unknown",
  owner: "network",
  message: "what AWS said",
  ...over,
});
