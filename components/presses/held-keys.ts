/** A press that nothing has heard: what would hear it is not there yet. */
type HeldKey = { event: KeyboardEvent; at: number; page: string };

/** A press longer ago than this is not meant any more. */
const HELD_MAX_MS = 60_000;
const HELD_MAX = 20;

let held: readonly HeldKey[] = [];
let hearing = false;

/** Keeps a press until a part of this page comes that hears it. */
export function holdKey(event: KeyboardEvent): void {
  const press = { event, at: event.timeStamp, page: location.pathname };
  held = [...held, press].slice(-HELD_MAX);
}

/** Whoever presses something else has gone on. */
export function forgetHeldKeys(): void {
  held = [];
}

/** Those that were pressed before are being pressed again, so that one that is new comes after them. */
export const isHearing = (): boolean => hearing;

function takeFirst(): HeldKey | undefined {
  const [first, ...rest] = held;
  held = rest;
  return first;
}

/** Presses again, in their order, what nothing has heard; what is still not heard is kept. */
export async function hearHeldKeys(): Promise<void> {
  if (hearing || held.length === 0) return;
  hearing = true;
  const unheard: HeldKey[] = [];
  for (let press = takeFirst(); press; press = takeFirst()) {
    if (!isMeant(press)) continue;
    const isHeard = isTyped() ? typeIn(press.event) : !document.dispatchEvent(again(press.event));
    if (!isHeard) unheard.push(press);
    if (isHeard && isCommand(press.event)) {
      // What it opens takes the rest as typed, once it listens.
      break;
    }
    // What one press opens has to be there before the next.
    await new Promise((resolve) => setTimeout(resolve));
  }
  held = [...unheard, ...held];
  hearing = false;
}

const isMeant = ({ at, page }: HeldKey): boolean =>
  page === location.pathname && performance.now() - at <= HELD_MAX_MS;

const isCommand = ({ metaKey, ctrlKey }: KeyboardEvent): boolean => metaKey || ctrlKey;

/** A press before this one has led into a field. */
const isTyped = (): boolean =>
  document.activeElement instanceof HTMLInputElement ||
  document.activeElement instanceof HTMLTextAreaElement;

const typeIn = (event: KeyboardEvent): boolean =>
  !isCommand(event) && document.execCommand("insertText", false, event.key);

const again = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): KeyboardEvent =>
  new KeyboardEvent("keydown", {
    ...{ key, ctrlKey, metaKey, shiftKey },
    ...{ bubbles: true, cancelable: true },
  });
