import { attemptOf, noticeText } from "@/lib/domain/agreement/notice-text";
import { type Notice, noticeId, type Watch } from "@/lib/domain/agreement/watch";
import { ownerOf } from "@/lib/domain/catalogue/fix";
import type { LinkTarget } from "@/lib/domain/links/target";
import { isoTime } from "@/lib/domain/words/dates";
import { routes } from "@/lib/routes";

type Transition = { watch: Watch; notice: Notice; target: LinkTarget; publicUrl: string | null };

/**
 * What a webhook is sent: `text` for Slack and what speaks like it, and beside it the same as data. Holds no secret.
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 */
export function webhookBody({ watch, notice, target, publicUrl }: Transition): string {
  const link = publicUrl && new URL(routes.pending(), publicUrl).href;
  const sentence = noticeText({ notice, watch, target });
  const attempt = attemptOf(watch, notice.flightNo);
  const failed = notice.kind === "failed" ? attempt : null;
  const isCurrent = notice.flightNo === watch.flightNo;
  const code = failed?.code ?? null;
  const cause = failed?.cause ?? null;
  return JSON.stringify({
    text: link ? `${sentence} ${link}` : sentence,
    event: {
      schemaVersion: 1,
      id: noticeId(watch, notice),
      state: notice.kind,
      accountId: watch.account,
      modelId: watch.modelId,
      regions: isCurrent ? watch.regions.map(({ region }) => region) : null,
      agreementId: isCurrent ? watch.agreementId : null,
      startedAt: attempt && isoTime(attempt.startedAt),
      at: isoTime(notice.at),
      code,
      cause,
      owner: code && ownerOf({ code, cause }),
      link,
    },
  });
}
