import { LeaveButton } from "@/components/ui/leave-button";

/** In place of a part of the page that can't be fetched. */
export function NotLoaded() {
  return (
    <div
      role="status"
      className="fixed right-4 bottom-[calc(var(--tabs-h)+16px)] z-80 flex flex-wrap w-[min(360px,calc(100vw-32px))] items-center gap-3 rounded-lg bg-surface py-2.5 pr-2.5 pl-4 shadow-pop forced-colors:border"
    >
      <p className="min-w-0 flex-1">
        <b className="font-medium">Not loaded.</b>{" "}
        <span className="text-ink-2">The dashboard did not answer; it is tried again.</span>
      </p>
      <LeaveButton>Reload</LeaveButton>
    </div>
  );
}
