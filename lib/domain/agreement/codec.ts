import { err, ok, type Result } from "@/lib/domain/result";
import { Watch } from "./watch";

export type UnreadableWatch = { problem: string };

/** A stored watch. One of another version, or damaged, is refused, so that it is never written over. */
export function parseWatch(body: string): Result<Watch, UnreadableWatch> {
  const json = parseJson(body);
  if (!json.ok) return json;
  const watch = Watch.safeParse(json.value);
  if (watch.success) return ok(watch.data);
  const [issue] = watch.error.issues;
  return err({ problem: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not a watch"}` });
}

export function printWatch(watch: Watch): string {
  return JSON.stringify(watch);
}

function parseJson(body: string): Result<unknown, UnreadableWatch> {
  try {
    return ok(JSON.parse(body));
  } catch {
    return err({ problem: "not JSON" });
  }
}
