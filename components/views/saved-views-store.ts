"use client";

import { useSyncExternalStore } from "react";
import { browserStore, keptName } from "@/components/ui/browser-store";
import { NO_VIEWS, parseViews, type SavedViews } from "@/lib/domain/views/saved-views";

const KEY = "readiness-views";
/** What could not be read is put aside under this name, never thrown away. */
const ASIDE = "readiness-views-unreadable";

/** `kept` false: the browser keeps nothing, and what is saved lasts as long as the tab. */
type Held = { views: SavedViews; kept: boolean };

const EMPTY: Held = { views: NO_VIEWS, kept: true };
let held: Held | null = null;
const listeners = new Set<() => void>();

function read(): Held {
  const kept = browserStore.keeps();
  const text = browserStore.getItem(KEY);
  const views = text === null ? NO_VIEWS : parseViews(text);
  if (text !== null && views === null) browserStore.setItem(ASIDE, text);
  return { views: views ?? NO_VIEWS, kept };
}

const current = (): Held => {
  held ??= read();
  return held;
};

/** Keeps them in this browser; where it refuses, in this tab. Every menu of this tab and of others shows them at once. */
export function saveViews(views: SavedViews): void {
  held = { views, kept: browserStore.setItem(KEY, JSON.stringify(views)) };
  for (const tell of listeners) tell();
}

function subscribe(changed: () => void): () => void {
  const onStorage = ({ key }: StorageEvent) => {
    if (key !== keptName(KEY) && key !== null) return;
    held = null;
    changed();
  };
  listeners.add(changed);
  window.addEventListener("storage", onStorage);
  return () => {
    listeners.delete(changed);
    window.removeEventListener("storage", onStorage);
  };
}

/** The views of this browser, as they are now. */
export const savedViews = (): SavedViews => current().views;

/** The same for what is drawn. */
export const useSavedViews = (): Held => useSyncExternalStore(subscribe, current, () => EMPTY);
