import { z } from "zod";
import { EXPORT_FORMATS } from "@/lib/domain/export/formats";
import { STATES } from "@/lib/domain/state";

const List = z
  .string()
  .max(4_000)
  .transform((text) => text.split(",").filter((part) => part !== ""))
  .optional();
const Flag = z.enum(["true", "false", "1", "0"]).optional();

/** The filters of the matrix, as they stand in its address. Lists are separated by commas. */
export const ExportQuery = z.object({
  format: z.enum(EXPORT_FORMATS).default("csv"),
  mask: Flag,
  account: List,
  region: List,
  geography: List,
  provider: List,
  model: List,
  state: List.pipe(z.array(z.enum(STATES)).optional()),
  route: List,
  /** State, code and cause with dots between them, `-` for none; `*` for any cause. */
  cause: z.string().max(200).optional(),
  q: z.string().max(200).optional(),
  required: Flag,
  /** Names; a comma inside one is written `%2C`. */
  requirement: List,
  /** Regions without a Bedrock endpoint are left out unless asked for. */
  endpoints: Flag,
  /** So are Regions that are off and that nobody requires or configured; JSON has them all. */
  off: Flag,
});
export type ExportQuery = z.infer<typeof ExportQuery>;

export const orAll = <T>(list: readonly T[] | undefined): readonly T[] | null =>
  list?.length ? list : null;

export const isOn = (flag: ExportQuery["mask"]): boolean => flag === "true" || flag === "1";
