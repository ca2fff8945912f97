import type { CellView } from "@/lib/contracts/cell";
import type { MatrixAccount } from "@/lib/domain/grid/snapshot";
import { exemptionText } from "@/lib/domain/how-to-call/exemption";
import type { RouteCall } from "@/lib/domain/how-to-call/route-call";
import { err, ok, type Result } from "@/lib/domain/result";
import { ageOut } from "./age";
import { answerOf } from "./answers";
import { findPlace } from "./can-we-use";
import { accountOut } from "./find";
import type { NotTold, Source } from "./source";

type Asked = { model: string; region: string; route?: string; account?: string };

/** By which id a ready model is called, how, where that sends the call, and the least policy of who calls it. */
export async function howToCall(source: Source, asked: Asked) {
  const place = await findPlace(source, asked);
  if (!place.ok) return place;
  const { model, route, region } = place.value;
  const account = onlyOf(place.value.accounts);
  if (!account.ok) return account;
  const { modelId, listed } = model;
  const ref = { account: account.value.key, region, modelId };
  const at = { ...accountOut(account.value), region, modelId, name: listed?.name ?? null };
  const cell = await source.cell(ref);
  if (!cell.ok) return ok({ ...at, answer: "unknown", says: cell.error.message, byRoute: [] });
  const { value } = cell;
  const answer = answerOf(value, route);
  const calls = answer.answer === "yes" ? await source.calls(ref) : ok({ calls: [] });
  if (!calls.ok) return calls;
  return ok({
    ...at,
    ...answer,
    ...ageOut(value.readAt, value.serverNow),
    byRoute: calls.value.calls
      .filter((one) => one.route === (route ?? one.route))
      .map((call) => callOut(call, value)),
    not: "Nothing here tries a call.",
  });
}

function onlyOf(accounts: readonly MatrixAccount[]): Result<MatrixAccount, NotTold> {
  const [account, ...others] = accounts;
  if (!account) return err({ message: "No account is known yet." });
  if (others.length === 0) return ok(account);
  const names = accounts.map(({ key, name }) => name ?? key).join(", ");
  return err({ message: `Name one account: ${names}.` });
}

const callOut = (
  { route, id, snippets, policy, exemption, missing }: RouteCall,
  cell: CellView,
) => ({
  route,
  callAs: id,
  destinations: cell.routes.find((one) => one.route === route)?.destinations ?? [],
  snippets,
  policy,
  exemption: exemption && { ...exemption, says: exemptionText(exemption) },
  ...(missing.length > 0 && { missing }),
});
