import { openStores } from "@/lib/db/open";
import { anEntry } from "@/tests/support/audit";
import { QUIET } from "./quiet";
import { aRegion, available, read, T0 } from "./samples";

/** A process of its own on a store. Prints one line for each thing the store acknowledged. */
const [job, databaseUrl, dataDir = "", name = "", count = ""] = process.argv.slice(2);
const opened = await openStores({ databaseUrl: databaseUrl || null, dataDir, log: QUIET });
if (!opened.ok) {
  console.error(opened.error.message);
  process.exit(1);
}
const { docs, facts, transaction, close } = opened.value;

const JOBS: Readonly<Record<string, () => Promise<void>>> = {
  /** Opens the store, and that is all. */
  async open() {
    console.log("open");
  },
  /** Writes documents until it is killed. */
  async write() {
    for (let index = 0; ; index += 1) {
      await docs.put({ kind: name, id: `${index}`, updatedAt: T0, body: "{}" }, 0);
      console.log(index);
    }
  },
  /** Writes a document and the row that tells it, together, until it is killed or has done so many. */
  async record() {
    for (let index = 0; index < Number(count || Number.POSITIVE_INFINITY); index += 1) {
      await transaction(async (stores) => {
        await stores.docs.put({ kind: name, id: `${index}`, updatedAt: T0, body: "{}" }, 0);
        const on = { subject: `${name}-${index}` };
        await stores.audit.append(anEntry({ on, requestId: `${name}-${index}` }), T0);
      });
      console.log(index);
    }
  },
  /** Adds fifty models to one region. */
  async merge() {
    for (let index = 0; index < 50; index += 1) {
      const availability = { [`${name}-${index}`]: read(available(), T0 + index) };
      await facts.mergeRegion(aRegion("eu-west-1", { availability }, T0 + index));
      console.log(index);
    }
  },
};

await JOBS[job ?? ""]?.();
await close();
