import { systemIo } from "@/lib/cli/io";
import { main as run } from "@/lib/cli/main";
import { packedParts } from "@/lib/cli/parts";

/** The commands of the package. What they start lies beside the file into which this is bundled. */
export const main = (args: readonly string[]): Promise<number> =>
  run(args, systemIo(), packedParts(import.meta.dirname));
