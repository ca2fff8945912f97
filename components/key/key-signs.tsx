import type { ReactNode } from "react";
import { type CellDrawing, cellAttributes, insideOf } from "@/components/matrix/grid/cell-drawing";
import { StateMark } from "@/components/ui/state-mark";
import { SIGN_GROUPS, type Sign } from "./signs";

const PLAIN: Omit<CellDrawing, "state"> = {
  letter: "",
  share: null,
  ground: "none",
  hides: false,
  noted: false,
  warning: null,
  required: false,
  proved: false,
  faint: false,
  off: false,
  unread: false,
  changed: false,
  open: false,
  ring: null,
  same: false,
};

/** Every sign of the grid with its name and what it says. */
export function KeySigns() {
  return (
    <div className="columns-4 gap-6 px-4 pb-2 max-xl:columns-3 max-lg:columns-2 max-sm:columns-1">
      {SIGN_GROUPS.map(({ title, signs }) => (
        <Group key={title} title={title}>
          {signs.map((sign) => (
            <SignLine key={sign.name} name={sign.name} says={sign.says}>
              <SampleCell drawn={sign.drawn} />
            </SignLine>
          ))}
        </Group>
      ))}
      <Group title="At the edges">
        <SignLine name="Ready / offered" says="of those known to be offered">
          <span className="font-mono text-2xs">15/15</span>
        </SignLine>
        <SignLine name="+2?" says="not known whether they are offered">
          <span className="font-mono text-2xs text-unknown-fg">+2?</span>
        </SignLine>
        <SignLine name="At a row or column" says="a cause that closes all of it">
          <StateMark state="blocked" />
        </SignLine>
        <SignLine name="With a number" says="a provider’s cause in that Region, and its models">
          <span data-s="blocked" className="flex items-center gap-1 text-xs text-(--fg)">
            <StateMark state="blocked" />7
          </span>
        </SignLine>
      </Group>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="break-inside-avoid">
      <h3 className="pt-2 pb-1 text-xs">{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

type SignLineProps = { name: string; says: string; children: ReactNode };

function SignLine({ name, says, children }: SignLineProps) {
  return (
    <li className="grid break-inside-avoid grid-cols-[36px_minmax(0,1fr)] gap-2 py-[3px] leading-[18px]">
      <span aria-hidden className="grid h-5 place-items-center">
        {children}
      </span>
      <span>
        <b className="block font-medium">{name}</b>
        <span className="block text-sm text-ink-2">{says}</span>
      </span>
    </li>
  );
}

/** As the grid draws it, without a place in it. */
function SampleCell({ drawn }: { drawn: Sign["drawn"] }) {
  const drawing = { ...PLAIN, ...drawn };
  return (
    <span
      {...cellAttributes(drawing)}
      className="cell pointer-events-none"
      style={{ position: "relative", width: 34, height: 22, borderBottom: 0 }}
    >
      {insideOf(drawing)}
    </span>
  );
}
