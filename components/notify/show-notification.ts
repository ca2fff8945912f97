import { asSentence } from "@/lib/domain/words/sentence";

type Shown = { title: string; body: string; tag: string };
type Say = (title: string, detail: string) => void;

/** A browser's notification; what it refuses to show, as Chrome for Android does of a page, is said in the page; null then. */
export function showNotification({ title, body, tag }: Shown, say: Say): Notification | null {
  try {
    return new Notification(title, { body, tag });
  } catch {
    // https://developer.mozilla.org/en-US/docs/Web/API/Notification/Notification#exceptions
    say(title, `${asSentence(body)} This browser shows a page's news in the page alone.`);
    return null;
  }
}
