import { Code } from "@/components/ui/code";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { PeopleView } from "@/lib/contracts/people";
import { overText } from "@/lib/domain/words/accounts";

type GrantsTableProps = { grants: PeopleView["grants"] };

/** The grants as the file gives them, each with whom it lets in now. They are changed in the file, and nowhere else. */
export function GrantsTable({ grants }: GrantsTableProps) {
  if (grants.length === 0)
    return (
      <Empty title="No grant yet.">
        Only links let people in. Grants are lines under <Code>access</Code> in the configuration
        file.
      </Empty>
    );
  return (
    <Table label="Grants" stack>
      <thead>
        <tr>
          <Th>Line</Th>
          <Th>Role</Th>
          <Th>Over</Th>
          <Th num>In now</Th>
          <Th>Whom</Th>
        </tr>
      </thead>
      <tbody>
        {grants.map(({ line, role, accounts, whom }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the file's order is their only name; two lines may say the same
          <Tr key={index}>
            <Td>
              <Code className="break-all">{line}</Code>
            </Td>
            <Td>{role}</Td>
            <Td>{overText(accounts)}</Td>
            <Td num>
              <Figure value={whom.length} />
              <span className="sm:hidden"> in now</span>
            </Td>
            <Td className="text-ink-2 max-sm:col-span-2">
              {whom.length === 0 ? "nobody signed in at present" : whom.join(", ")}
              {line.startsWith("email:") && "; verified e-mail only"}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
