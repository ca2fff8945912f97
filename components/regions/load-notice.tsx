import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { asSentence } from "@/lib/domain/words/sentence";

type LoadNoticeProps = { what: string; error: Error; shown: boolean; onRetry: () => void };

/** A page that could not be loaded, or not again: what was last loaded stays. */
export function LoadNotice({ what, error, shown, onRetry }: LoadNoticeProps) {
  return (
    <Notice
      title={`${what} not loaded.`}
      className="mb-4"
      action={<Button onClick={onRetry}>Try again</Button>}
    >
      {asSentence(error.message)} {shown && "What was last loaded is shown."}
    </Notice>
  );
}
