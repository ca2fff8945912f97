import { parseConfig } from "@/lib/config/parse";

const FILE = "readiness.yaml";
export const problemsOf = (text: string) => {
  const config = parseConfig(text, FILE);
  return config.ok ? [] : config.error;
};
export const role = (id: string, name = "BedrockReadinessRead") =>
  `arn:aws:iam::${id}:role/${name}`;
