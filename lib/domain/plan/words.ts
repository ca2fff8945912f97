import { figure } from "@/lib/domain/words/figure";

/** "eu-south-1", "sa-east-1 and ap-northeast-3", "17 Regions" */
export const regionsPhrase = (regions: readonly string[]): string => someOf(regions, "Regions");

/** "Claude Opus 5", "Nova Reel and Jamba", "6 models" */
export const modelsPhrase = (models: readonly string[]): string => someOf(models, "models");

/** Up to two names, else how many. */
function someOf(names: readonly string[], many: string): string {
  return names.length > 2 ? `${figure(names.length)} ${many}` : names.join(" and ");
}

/** "1 cell", "1,200 cells" */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${figure(count)} ${count === 1 ? one : many}`;
