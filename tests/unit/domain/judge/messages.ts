import type { judge } from "@/tests/support/build-facts";

export const messages = (verdict: ReturnType<typeof judge>) =>
  verdict.findings.map(({ severity, message }) => `${severity}: ${message}`);
