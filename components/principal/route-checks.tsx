import { Code } from "@/components/ui/code";
import { Sub, Table, Td, Th, Tr } from "@/components/ui/table";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import type { PrincipalCheck } from "@/lib/contracts/principal-check";
import { STANDING_WORD } from "@/lib/domain/principal/standing";

type Checked = PrincipalCheck["routes"][number];

/** Each route with its profile and destinations; what is refused says by what. */
export function RouteChecks({ check }: { check: PrincipalCheck }) {
  return (
    <Table label="Rights by route">
      <thead>
        <tr>
          <Th>Model, Region</Th>
          <Th>Route</Th>
          <Th>Right</Th>
          <Th>On what</Th>
        </tr>
      </thead>
      <tbody>
        {check.routes.map((route) => (
          <Tr key={`${route.modelId}~${route.region}~${route.route}`}>
            <Td>
              {route.modelName}
              <Sub>{route.region}</Sub>
            </Td>
            <Td>
              {route.route}
              {route.id !== null && (
                <Sub mono>
                  <UnbrokenId>{route.id}</UnbrokenId>
                </Sub>
              )}
            </Td>
            <Td className="font-medium whitespace-nowrap">{STANDING_WORD[route.standing]}</Td>
            <Td>
              <Targets route={route} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Targets({ route }: { route: Checked }) {
  if (route.why !== null) return <p className="text-ink-2">{route.why}</p>;
  return (
    <ul className="grid gap-1">
      {route.targets.map(({ arn, what, region, standing, why }) => (
        <li key={`${arn} ${region}`}>
          {what === "profile" ? "Profile" : region}: {STANDING_WORD[standing].toLowerCase()}
          {why !== "" && <span className="text-ink-2">. {why}</span>}
          {standing !== "not-refused" && (
            <Code className="block text-xs">
              <UnbrokenId>{arn}</UnbrokenId>
            </Code>
          )}
        </li>
      ))}
    </ul>
  );
}
