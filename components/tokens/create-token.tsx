"use client";

import { ChevronDown } from "lucide-react";
import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { useAccountHay } from "@/components/shell/use-account-hay";
import type { MadeToken } from "@/components/tokens/tokens-screen";
import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { Facet, Menu, MenuRadio } from "@/components/ui/menu";
import { useTypedEarly } from "@/components/ui/use-typed-early";
import { useCreateToken } from "@/lib/queries/people";
import { problemText } from "@/lib/queries/problem";

const ROLES = [
  { value: "viewer", label: "viewer" },
  { value: "operator", label: "operator" },
] as const;
const DAYS = [7, 30, 90, 365] as const;
const LASTS = DAYS.map((days) => ({ value: String(days), label: `${days} days` }));

type CreateTokenProps = { accounts: readonly string[]; onMade: (made: MadeToken) => void };

/** What was filled in stays until the token is made. */
export function CreateToken({ accounts, onMade }: CreateTokenProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  useTypedEarly(() => field.current?.value, { value: name, onChange: setName });
  const [role, setRole] = useState<"viewer" | "operator">("viewer");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [lasts, setLasts] = useState("90");
  const [problem, setProblem] = useState<string | null>(null);
  const hayOf = useAccountHay();
  const { send, isPending } = useCreateToken();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    const over = chosen.length === 0 ? null : [...chosen];
    const days = DAYS.find((one) => String(one) === lasts) ?? 90;
    const outcome = await send({ name: name.trim(), role, accounts: over, days });
    setProblem(outcome.ok ? null : problemText(outcome.problem));
    if (!outcome.ok) return;
    onMade({ ...outcome.value, accounts: over });
    setName("");
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="border-t border-line pt-3">
      <div className="flex flex-wrap items-end gap-3">
        <label className="text-sm text-ink-2" htmlFor={id}>
          Name
          <input
            ref={field}
            id={id}
            required
            maxLength={60}
            pattern="[\p{L}\p{N}][\p{L}\p{N} ._\-]*"
            title="Letters, digits, spaces, dots, _ and -"
            value={name}
            readOnly={isPending}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
            className="hairline mt-1 block h-7 w-56 rounded-md bg-surface px-2 text-ink [--hairline-color:var(--color-control)] max-sm:h-8 pointer-coarse:text-[16px]"
          />
        </label>
        <Choice label="Role" shown={role}>
          <MenuRadio value={role} choices={ROLES} onChange={setRole} />
        </Choice>
        <div className="text-sm text-ink-2">
          Accounts
          <span className="mt-1 flex items-center gap-2">
            <Facet
              label="All accounts"
              choices={accounts.map((value) => ({
                value,
                label: value,
                hay: hayOf(value),
              }))}
              chosen={chosen}
              onChange={setChosen}
            />
          </span>
        </div>
        <Choice label="Ends after" shown={`${lasts} days`}>
          <MenuRadio value={lasts} choices={LASTS} onChange={setLasts} />
        </Choice>
        <Button type="submit" busy={isPending}>
          Create
        </Button>
      </div>
      {problem && (
        <p role="alert" className="mt-2">
          {problem}
        </p>
      )}
      <p className="mt-2 text-sm text-ink-3">
        A token never has more than you have, and never <Code>act</Code>, <Code>prove</Code> or{" "}
        <Code>manage</Code>.
      </p>
    </form>
  );
}

type ChoiceProps = { label: string; shown: string; children: ReactNode };

function Choice({ label, shown, children }: ChoiceProps) {
  return (
    <div className="text-sm text-ink-2">
      {label}
      <span className="mt-1 block">
        <Menu
          label={label}
          trigger={
            <Button aria-label={`${label}: ${shown}`}>
              {shown}
              <ChevronDown aria-hidden strokeWidth={1.75} />
            </Button>
          }
        >
          {children}
        </Menu>
      </span>
    </div>
  );
}
