import { burndownOf } from "./burndown";
import { fitOf, type Load } from "./fit";

/** Tokens a minute that a quota has to hold. Not `exact`: that many at least, since the burndown is not known. */
export type Need = { tokens: number; exact: boolean };

/** The larger of what a load reserves and of what is settled, by model id or profile id. */
export function needOfLoad(load: Load, id: string): Need {
  const { reservedPerMinute, settledPerMinute } = fitOf(load, {
    tokensPerMinute: 0,
    burndown: burndownOf(id),
  });
  return {
    tokens: Math.ceil(Math.max(reservedPerMinute, settledPerMinute ?? 0)),
    exact: settledPerMinute !== null,
  };
}
