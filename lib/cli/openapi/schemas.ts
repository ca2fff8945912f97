import { registry, toJSONSchema } from "zod/v4/core";
import * as cell from "@/lib/contracts/cell-parts";
import { MatrixKind, MatrixModelPart } from "@/lib/contracts/matrix";
import * as parts from "@/lib/contracts/parts";
import type { Schema } from "@/lib/contracts/schema";

type Json = Record<string, unknown>;

/** What stands in several answers, and is described once. */
const SHARED: Readonly<Record<string, Schema>> = {
  State: parts.state,
  Code: parts.code,
  Cause: parts.cause,
  Owner: parts.owner,
  Severity: cell.severity,
  Partition: parts.partition,
  Fault: parts.fault,
  Fix: cell.fix,
  Finding: cell.finding,
  RegionFinding: cell.regionFinding,
  GateResult: cell.gateResult,
  ClosedRoute: parts.closedRoute,
  OfferedRoute: cell.offeredRoute,
  CellQuota: cell.cellQuota,
  MatrixKind,
  MatrixModel: MatrixModelPart,
};

export const refTo = (name: string): string => `#/components/schemas/${name}`;

/**
 * Contracts as JSON Schema, by name. `closed`: an object has the keys that are named and no other, as this version answers;
 * who reads an answer has to bear with keys of a later one, so that otherwise it may have more.
 */
export function schemasOf(
  contracts: Readonly<Record<string, Schema>>,
  { closed }: { closed: boolean },
): Readonly<Record<string, Json>> {
  const named = registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...SHARED, ...contracts })) named.add(schema, { id });
  const { schemas } = toJSONSchema(named, {
    uri: refTo,
    override({ jsonSchema }) {
      if (!closed && jsonSchema.additionalProperties === false)
        delete jsonSchema.additionalProperties;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas)
      .map(
        ([name, { $id: _id, $schema: _schema, id: _name, ...schema }]) => [name, schema] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
