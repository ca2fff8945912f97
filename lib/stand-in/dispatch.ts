import { authenticate, invalidSignature, unrecognizedClient } from "@/lib/stand-in/authenticate";
import type { Dispatched } from "@/lib/stand-in/dispatched";
import { type Effect, effectOf } from "@/lib/stand-in/faults/apply";
import { refusalByPrincipal } from "@/lib/stand-in/iam/invocation";
import type { CallPlace } from "@/lib/stand-in/pace";
import { refusalBy, refusalOnBehalf, type Target } from "@/lib/stand-in/policy";
import { askPortal, PORTAL_PATH } from "@/lib/stand-in/portal";
import { recordedAnswer } from "@/lib/stand-in/recorded/answer";
import { serviceFor } from "@/lib/stand-in/services/all";
import { TERMS_PREFIX, termsDocument } from "@/lib/stand-in/services/bedrock/terms";
import type { Call, Service } from "@/lib/stand-in/services/types";
import type { Site } from "@/lib/stand-in/site";
import { answer, type Outcome, refuse, type WireError } from "@/lib/stand-in/wire/outcome";
import type { Protocol } from "@/lib/stand-in/wire/protocol";
import type { SignedRequest } from "@/lib/stand-in/wire/sigv4";
import { isRegionOn, regionStatus } from "@/lib/stand-in/world/state";

/** Verifies, routes, paces, spoils and answers one request. */
export function dispatch(site: Site, request: SignedRequest): Dispatched {
  const now = Date.now();
  const path = request.target.split("?", 1)[0] ?? "/";
  if (path === PORTAL_PATH) return askPortal(site, { request, now });
  if (path.startsWith(TERMS_PREFIX)) return asItIs(termsDocument(request.target, now));
  const identity = authenticate(request, {
    credentials: site.credentials,
    now: now + site.clock.windowOffsetMs,
  });
  const { claim } = identity;
  const service = serviceFor(claim?.service, path);
  const far = (error: WireError): Dispatched => refused(request, { service, error });
  if (!identity.ok) return far(identity.error);
  if (service === undefined) {
    return far(
      invalidSignature(identity.claim.service, "Credential should be scoped to correct service."),
    );
  }
  const { region } = identity.claim;
  const account = site.world.accounts.get(identity.principal.accountId);
  if (account === undefined) return far(unrecognizedClient(identity.claim.service));
  if (service.regions !== undefined && !service.regions.includes(region)) {
    return far(
      invalidSignature(
        identity.claim.service,
        `Credential should be scoped to a valid region, not '${region}'.`,
      ),
    );
  }
  if (!isRegionOn(regionStatus(account, { region, now }))) {
    return far(unrecognizedClient(identity.claim.service));
  }

  const parsed = parseInput(service, request);
  if (parsed === null) return far(malformedBody(service));
  const { input, action } = parsed;
  const route = service.route({
    method: request.method,
    path,
    target: headerOf(request, "x-amz-target"),
    action,
  });
  const definition = route === null ? undefined : service.operations[route.operation];
  if (route === null || definition === undefined) {
    return far(service.unknownOperation(route?.operation ?? action));
  }
  const call: Call = {
    world: site.world,
    account,
    principal: identity.principal,
    region,
    origin: `http://${headerOf(request, "host")}`,
    now,
    label: route.label,
    query: new URLSearchParams(queryOf(request)),
    input,
    issue: (role) =>
      site.credentials.issue({ ...role, now, seconds: site.sessionSeconds ?? role.seconds }),
    refusalOf: (action, context) =>
      refusalOnBehalf(
        site.policy,
        { service, operation: route.operation, definition, call },
        { action, context },
      ),
  };
  return answerCall(site, { service, operation: route.operation, definition, call });
}

function answerCall(site: Site, target: Target): Dispatched {
  const { service, operation, definition, call } = target;
  const place: CallPlace = {
    account: call.account.spec.id,
    region: call.region,
    service: service.name,
    operation,
  };
  const { protocol, messageKey } = service;
  const finish = (
    outcome: Outcome,
    { effect = null, took = false }: { effect?: Effect | null; took?: boolean } = {},
  ): Dispatched => {
    const shown = effect?.kind === "outcome" ? effect.outcome : outcome;
    const broken = effect !== null && !["outcome", "wait"].includes(effect.kind);
    const end = !shown.ok && shown.error.name === service.throttle.name ? "throttled" : "failed";
    site.calls.count(place, shown.ok && !broken ? "answered" : end);
    if (definition.writes === true) {
      site.calls.wrote({
        ...place,
        at: new Date(call.now).toISOString(),
        model: modelOf(call),
        status: shown.ok ? shown.status : shown.error.status,
        took,
      });
    }
    return { protocol, messageKey, operation, outcome: shown, effect };
  };
  if (!site.pace(place, performance.now())) return finish(refuse(service.throttle));
  const strike = site.faults.strike({ ...place, model: modelOf(call) });
  const effect = strike === null ? null : effectOf(strike, target);
  const point = strike?.point ?? (effect?.kind === "outcome" ? "before" : "after");
  if (effect !== null && point === "before") return finish(refuse(service.internal), { effect });
  const refusal = refusalBy(site.policy, target) ?? refusalByPrincipal(target);
  if (refusal !== null) return finish(refuse(refusal), { effect });
  const { recorded } = call.world.spec;
  const answered = recorded ? recordedAnswer(recorded, { operation, call }) : null;
  if (answered !== null) return finish(answered, { effect });
  const outcome = definition.run(call);
  return finish(outcome, { effect, took: outcome.ok });
}

function modelOf(call: Call): string {
  if (call.label !== "") return call.label;
  return typeof call.input.modelId === "string" ? call.input.modelId : "";
}

type ParsedInput = { input: Readonly<Record<string, unknown>>; action: string };

function parseInput(service: Service, request: SignedRequest): ParsedInput | null {
  if (service.protocol === "query") {
    const text = request.body.length > 0 ? request.body.toString("utf8") : queryOf(request);
    const form = new URLSearchParams(text);
    return { input: Object.fromEntries(form), action: form.get("Action") ?? "" };
  }
  if (request.body.length === 0) return { input: {}, action: "" };
  try {
    const value: unknown = JSON.parse(request.body.toString("utf8"));
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    return { input: Object.fromEntries(Object.entries(value)), action: "" };
  } catch {
    return null;
  }
}

function queryOf(request: SignedRequest): string {
  return request.target.split("?")[1] ?? "";
}

function malformedBody(service: Service): WireError {
  return {
    name: "SerializationException",
    status: 400,
    message:
      service.protocol === "query" ? "The request is malformed." : "Unexpected token in JSON.",
  };
}

function refused(
  request: SignedRequest,
  { service, error }: { service: Service | undefined; error: WireError },
): Dispatched {
  return {
    protocol: service?.protocol ?? protocolOf(request),
    messageKey: "message",
    operation: "",
    outcome: refuse(error),
    effect: null,
  };
}

const asItIs = (effect: Effect): Dispatched => ({
  ...{ protocol: "rest-json", messageKey: "message", operation: "" },
  outcome: answer({}),
  effect,
});

function protocolOf(request: SignedRequest): Protocol {
  const type = headerOf(request, "content-type");
  if (type.startsWith("application/x-www-form-urlencoded")) return "query";
  if (type.startsWith("application/x-amz-json-1.0")) return "json-1.0";
  return type.startsWith("application/x-amz-json-1.1") ? "json-1.1" : "rest-json";
}

function headerOf(request: SignedRequest, name: string): string {
  const value = request.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}
