import { endBySignal } from "@/lib/end-by-signal";
import { createRuntime, holdApp, startWork } from "@/lib/start";

const CONFIGURATION_ERROR = 3;
const NODE_MAJOR_MIN = 22;

function warnOfOldNode(): void {
  const major = Number(process.versions.node.split(".", 1)[0]);
  if (major >= NODE_MAJOR_MIN) return;
  process.stderr.write(
    `Node ${process.versions.node} gets no security fixes any more; Node 24 does.\n`,
  );
}

/** Builds the one app of this process and starts what runs without a page. */
export async function start(): Promise<void> {
  const signals = endBySignal({
    on: (signal, hear) => process.on(signal, hear),
    exit: (code) => process.exit(code),
  });
  const built = await createRuntime(process.env);
  if (!built.ok) {
    process.stderr.write(
      `bedrock-readiness can't start:\n${built.error.map((line) => `  ${line}`).join("\n")}\n`,
    );
    process.exit(CONFIGURATION_ERROR);
  }
  holdApp(built.value);
  warnOfOldNode();
  const work = startWork(built.value);
  signals.first(work.stop);
}
