import type { CellView } from "@/lib/contracts/cell";
import type { MatrixAccount } from "@/lib/domain/grid/snapshot";
import { callerPolicy } from "@/lib/domain/how-to-call/caller-policy";
import { err, ok } from "@/lib/domain/result";
import type { OfferedRoute } from "@/lib/domain/routes";
import { ageOut } from "./age";
import { answerOf } from "./answers";
import { findPlace } from "./can-we-use";
import { accountOut } from "./find";
import type { Source } from "./source";

type Asked = { model: string; region: string; route?: string; account?: string };

/** By which id a ready model is called, where that sends the call, and the least policy of who calls it. */
export async function howToCall(source: Source, asked: Asked) {
  const place = await findPlace(source, asked);
  if (!place.ok) return place;
  const { accounts, model, route, region } = place.value;
  const [account, ...others] = accounts;
  if (!account || others.length > 0) {
    const names = accounts.map(({ key, name }) => name ?? key).join(", ");
    return err({ message: account ? `Name one account: ${names}.` : "No account is known yet." });
  }
  const { modelId, listed } = model;
  const at = { ...accountOut(account), region, modelId, name: listed?.name ?? null };
  const cell = await source.cell({ account: account.key, region, modelId });
  if (!cell.ok) return ok({ ...at, answer: "unknown", says: cell.error.message, byRoute: [] });
  const { value } = cell;
  const answer = answerOf(value, route);
  const open = value.routes.filter((one) => !one.closed && one.route === (route ?? one.route));
  return ok({
    ...at,
    ...answer,
    ...ageOut(value.readAt, value.serverNow),
    byRoute:
      answer.answer === "yes" ? open.map((one) => callBy(one, { account, cell: value })) : [],
    not: "No call was tried. Organisation policies that deny a Region have to let every destination through.",
  });
}

function callBy(
  offered: OfferedRoute,
  { account, cell }: { account: MatrixAccount; cell: CellView },
) {
  const { route, profileId, destinations } = offered;
  const { partition, accountId } = account;
  const { region, modelId } = cell;
  const policy = callerPolicy({ partition, accountId, region, modelId }, offered);
  return {
    route,
    callAs: route === "on-demand" ? modelId : profileId,
    destinations,
    policy,
    ...(policy === null && { whyNoPolicy: whyNone(route) }),
    setAlways: "maxTokens: a call that leaves it out sets aside the most that the model can give",
  };
}

const whyNone = (route: string): string =>
  route === "provisioned"
    ? "It is called by the ARN of the provisioned throughput, which is not read."
    : "The account, the profile or its destinations are not known.";
