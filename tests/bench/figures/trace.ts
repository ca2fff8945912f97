import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Figure, Measured } from "@/tests/bench/figure";
import { tracePicture } from "@/tests/bench/trace-picture";
import { aBench } from "@/tests/support/stand-in";
import { GRANTS, press, traced } from "@/tests/support/traced";

const PICTURE = path.join("docs", "images", "trace-check.svg");
const TITLE =
  "One check, from the press of a button to the calls of AWS, which takes a second for each";
/** From there on each call of AWS is told. */
const SLOW_MS = 1_050;

/** The trace of one check as a collector got it, drawn for the page about traces. */
export const trace: Figure = {
  name: "trace",
  async measure(): Promise<readonly Measured[]> {
    const bench = await aBench({ world: "all-ready" });
    try {
      const collector = await traced({ bench, config: GRANTS }, async (app) => {
        bench.standIn.control.setLatency(SLOW_MS);
        await press(app);
        bench.standIn.control.setLatency(0);
      });
      const pressed = collector.spans().find(({ name }) => name === "checkCells");
      const spans = collector.spans().filter(({ traceId }) => traceId === pressed?.traceId);
      writeFileSync(PICTURE, tracePicture(spans, TITLE));
      const measured = `${spans.length} parts, ${PICTURE}`;
      return [{ what: "trace of a check", measured, budget: "", ok: null }];
    } finally {
      await bench.close();
    }
  },
};
