import { z } from "zod";

const Focus = z.object({
  accounts: z.array(z.string()).nullable(),
  region: z.string().nullable(),
  modelId: z.string().nullable(),
});

/** What somebody looks at, as a process tells it to the others. */
export const printFocus = (focus: {
  accounts: readonly string[] | null;
  region: string | null;
  modelId: string | null;
}): string => {
  const { accounts, region, modelId } = focus;
  return JSON.stringify({ accounts, region, modelId });
};

/** Null where the text is of another version. */
export function readFocus(text: string): z.infer<typeof Focus> | null {
  try {
    return Focus.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // SyntaxError is the only thing JSON.parse throws
  }
}
