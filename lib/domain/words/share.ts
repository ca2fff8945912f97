import { figure } from "./figure";

/** A share as a whole percentage; what is above 0 but under 1 % is said so. */
export function shareText(share: number): string {
  if (share > 0 && share < 0.01) return "under 1 %";
  return `${figure(Math.round(share * 100))} %`;
}
