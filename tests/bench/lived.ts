import { openStores } from "@/lib/db/open";
import { createLog } from "@/lib/log";
import { rowOf } from "@/lib/services/watches/watch-docs";
import { ACCOUNT } from "@/tests/bench/worlds";
import { aWatch, poll } from "@/tests/support/watches/watch";

export const ENDED_WATCHES = 2_000;

/** Three requirements, one of them broad: every model of a vendor, everywhere. */
export const REQUIREMENTS = `requirements:
  - name: Payments assistant
    models: [qwen.sample-000-v1:0, mistral.sample-001-v1:0]
    regions: [eu-west-1, eu-central-1]
  - name: Search
    models: [nvidia.sample-004-v1:0]
    regions: [us-east-1]
    tokensPerMinute: 1000
  - name: Everything of a vendor
    models: ["provider:Qwen"]
`;

/** A store in which 2,000 agreements have ended: what a year leaves behind. */
export async function liveIn(dataDir: string): Promise<void> {
  const opened = await openStores({ databaseUrl: null, dataDir, log: createLog("silent") });
  if (!opened.ok) throw new Error(opened.error.message);
  const { watches, close } = opened.value;
  const now = Date.now();
  const ended = poll(aWatch(), now, { "eu-west-1": "AVAILABLE" });
  for (let index = 0; index < ENDED_WATCHES; index += 1)
    await watches.put(
      rowOf({ ...ended, account: ACCOUNT, modelId: `past.model-${index}` }, now),
      0,
    );
  await close();
}
