import type { ReactNode } from "react";
import { Command } from "@/components/ui/command";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { ActRefusalView } from "@/lib/contracts/acts";
import { OWNER_WORD } from "@/lib/domain/words/owners";
import { routes } from "@/lib/routes";

type RefusedNoticeProps = { refusal: ActRefusalView; action?: ReactNode; className?: string };

/** Why a step was not taken, who can help, with what to send them, and what moved since the preview. */
export function RefusedNotice({ refusal, action, className = "mt-4" }: RefusedNoticeProps) {
  const { message, moved = [], next, owner, act, supportText } = refusal;
  return (
    <>
      <Notice warns title={message} className={`max-w-[860px] ${className}`} action={action}>
        {moved.map(({ label, was, is }) => (
          <span key={label}>
            <code className="text-ink">{label}</code> was {was}, is {is} now.{" "}
          </span>
        ))}
        {next && (
          <>
            {owner && <b className="font-medium text-ink">{OWNER_WORD[owner]}: </b>}
            {next}{" "}
          </>
        )}
        {act && (
          <Link href={routes.act(act)} className="link">
            The act under way
          </Link>
        )}
      </Notice>
      {supportText && (
        <Command
          text={supportText}
          label="Copy Support text"
          sunken
          className="mt-2 max-w-[860px]"
        />
      )}
    </>
  );
}
