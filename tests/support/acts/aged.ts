import { openStores } from "@/lib/db/open";
import { printAct, readAct } from "@/lib/domain/acts/codec";

const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Moves all that happened to an act into the past, as if so many milliseconds had gone by, beside the dashboard on this store. */
export async function aged(dataDir: string, id: string, ms: number): Promise<void> {
  const opened = await openStores({ databaseUrl: null, dataDir, log: QUIET });
  if (!opened.ok) throw new Error(opened.error.message);
  const { acts, close } = opened.value;
  try {
    for (;;) {
      const row = await acts.get(id);
      const act = row && readAct(row.body);
      if (!act) throw new Error(`there is no act ${id}`);
      const step = earlier(act.step, ms);
      const kept = { ...row, nextLookAt: row.nextLookAt === null ? null : row.nextLookAt - ms };
      if (await acts.put({ ...kept, body: printAct({ ...act, step }) }, row.rev)) return;
    }
  } finally {
    await close();
  }
}

/** The frozen preview stays as it is: its hash is over all of it. */
function earlier<Step extends object>(step: Step, ms: number): Step {
  const text = JSON.stringify({ ...step, preview: null }, (key, value) =>
    /^(?:at|\w+At)$/.test(key) && typeof value === "number" ? value - ms : value,
  );
  return { ...step, ...JSON.parse(text), ...("preview" in step && { preview: step.preview }) };
}
