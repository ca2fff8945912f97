import type { Act } from "@/lib/domain/acts/act";
import { type ActNotice, actNoticeId, actNoticeText } from "@/lib/domain/acts/notices";
import { attemptOf, noticeText } from "@/lib/domain/agreement/notice-text";
import { type Notice, noticeId, type Watch } from "@/lib/domain/agreement/watch";
import { ownerOf } from "@/lib/domain/catalogue/fix";
import type { LinkTarget } from "@/lib/domain/links/target";
import type { EpochMs } from "@/lib/domain/time";
import { isoTime } from "@/lib/domain/words/dates";
import { routes } from "@/lib/routes";

/** What people typed and AWS wrote is text: no mention of a channel, and no link that looks like ours. https://docs.slack.dev/messaging/formatting-message-text */
const asText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const textOf = (sentence: string, link: string | null): string =>
  link ? `${asText(sentence)} ${link}` : asText(sentence);

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
    text: textOf(sentence, link),
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

type OfAct = { act: Act; notice: ActNotice; publicUrl: string | null };

/** The same of an act: that it waits for somebody, or how it ended. */
export function actBody({ act, notice, publicUrl }: OfAct): string {
  const { account, id, kind, target, step } = act;
  const link = publicUrl && new URL(routes.act(id), publicUrl).href;
  const sentence = actNoticeText(act, notice);
  const why = step.state === "failed" || step.state === "refused" ? step.why : null;
  return JSON.stringify({
    text: textOf(sentence, link),
    event: {
      schemaVersion: 1,
      id: actNoticeId(act, notice),
      state: `act-${notice.kind}`,
      act: id,
      kind,
      accountId: account,
      modelId: target.kind === "accept-agreement" ? target.modelId : null,
      regions: target.kind === "accept-agreement" ? null : [target.region],
      agreementId: null,
      startedAt: isoTime(act.createdAt),
      at: isoTime(notice.at),
      code: why?.code ?? null,
      cause: null,
      owner: why?.owner ?? null,
      link,
    },
  });
}

type Test = { id: string; at: EpochMs; publicUrl: string | null };

/** A notice in the same form that says of itself that it is a test: `state` is `test`, and nothing it could be about is named. */
export function testBody({ id, at, publicUrl }: Test): string {
  const link = publicUrl && new URL(routes.settings(), publicUrl).href;
  const sentence =
    "Test of the webhook of Bedrock Readiness. Nothing happened, and nobody need act.";
  return JSON.stringify({
    text: textOf(sentence, link),
    event: {
      schemaVersion: 1,
      id,
      state: "test",
      accountId: null,
      modelId: null,
      regions: null,
      agreementId: null,
      startedAt: null,
      at: isoTime(at),
      code: null,
      cause: null,
      owner: null,
      link,
    },
  });
}
