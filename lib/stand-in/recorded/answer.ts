import type { Call } from "@/lib/stand-in/services/types";
import { answer, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import { pageOf } from "@/lib/stand-in/wire/pages";
import { ANSWER_FILES, ANSWER_FOLDERS, LIST_FILES, type ListFile } from "./files";
import { keyOf } from "./folder";
import type { Recorded } from "./types";

const LISTS = new Map(Object.values(LIST_FILES).map((list) => [list.operation, list]));
const ANSWERS = new Set([...Object.values(ANSWER_FILES), ...Object.values(ANSWER_FOLDERS)]);

/** Times of the JSON protocols are seconds on the wire, where the AWS CLI writes them as texts. */
const SECONDS = new Set([
  "Created",
  "LastUpdated",
  "acceptanceTime",
  "startTime",
  "endTime",
  "lastUpdatedDate",
]);
const ISO_TIME = /^\d{4}-\d\d-\d\dT/;

/**
 * What the recorded account answered; null where the world answers as any other does. What is not in the folder is refused as
 * to a role that may not ask it, since nothing is known of it.
 */
export function recordedAnswer(
  recorded: Recorded,
  { operation, call }: { operation: string; call: Call },
): Outcome | null {
  const list = LISTS.get(operation);
  if (list) {
    const items = recorded.lists.get(keyOf(call.region, operation));
    return items ? pageIn(items, { list, call }) : notRecorded(call, operation);
  }
  if (operation === "ListRegions" && recorded.regions === null) return notRecorded(call, operation);
  if (!ANSWERS.has(operation)) return null;
  const { agreementId } = call.input;
  const subject = typeof agreementId === "string" ? agreementId : call.label;
  const found = recorded.answers.get(keyOf(call.region, operation, subject));
  if (!found) return notRecorded(call, operation);
  return operation === "GetUseCaseForModelAccess" ? null : answer(onTheWire(found));
}

function pageIn(items: readonly unknown[], { list, call }: { list: ListFile; call: Call }) {
  const { query, input, region } = call;
  const asked = query.get("maxResults") ?? input.maxResults ?? input.MaxResults;
  const size = Number(asked ?? list.pageSize);
  const token = query.get("nextToken") ?? input.nextToken ?? input.NextToken;
  const type = query.get("type");
  const wanted = type === null ? items : items.filter((item) => typeOf(item) === type);
  const page = pageOf(wanted, {
    list: keyOf("recorded", list.operation, region, type ?? ""),
    token: typeof token === "string" ? token : undefined,
    size,
  });
  if (page === null) {
    return refuse({ name: "ValidationException", status: 400, message: "Invalid token." });
  }
  return answer({ [list.items]: page.items.map(onTheWire), [list.token]: page.nextToken });
}

function typeOf(item: unknown): unknown {
  return typeof item === "object" && item !== null && "type" in item ? item.type : undefined;
}

function onTheWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(onTheWire);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      SECONDS.has(key) && typeof inner === "string" && ISO_TIME.test(inner)
        ? Date.parse(inner) / 1000
        : onTheWire(inner),
    ]),
  );
}

const notRecorded = ({ principal, region }: Call, operation: string): Outcome =>
  refuse({
    name: "AccessDeniedException",
    status: 403,
    message: `User: ${principal.arn} is not authorized to perform: ${operation} in ${region}, because no answer to it was recorded`,
  });
