import type { World } from "./state";
import type { ModelSeed } from "./types";

/** The model an id belongs to: itself, or the base of a context variant such as `…-v1:0:28k`. */
export function baseModelOf(world: World, id: string): ModelSeed | undefined {
  const exact = world.models.get(id);
  if (exact !== undefined) return exact;
  const cut = id.lastIndexOf(":");
  return cut < 0 ? undefined : baseModelOf(world, id.slice(0, cut));
}
