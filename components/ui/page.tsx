import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** The main column of every page but the matrix. */
export function Page({ children }: { children: ReactNode }) {
  return (
    <div className="max-w-[1840px] px-3 pt-4 pb-12 sm:pt-6 sm:pr-6 sm:pb-16 sm:pl-5">
      {children}
    </div>
  );
}

/** The same for a page whose table uses the width there is. */
export function WidePage({ children }: { children: ReactNode }) {
  return <div className="px-3 pt-4 pb-12 sm:pt-6 sm:pr-6 sm:pb-16 sm:pl-5">{children}</div>;
}

type PageHeaderProps = {
  title: ReactNode;
  /** The sentence takes the width there is, up to what reads well in 15 px. */
  wide?: boolean;
  children?: ReactNode;
  actions?: ReactNode;
};

/** Title, the sentence that answers, and what can be done. */
export function PageHeader({ title, wide = false, children, actions }: PageHeaderProps) {
  return (
    <header className="mb-5 flex items-start gap-4 max-sm:flex-col max-sm:gap-3">
      <div className="min-w-0">
        <h1>{title}</h1>
        {children && (
          <div className={cn("mt-0.5 text-ink-2", wide ? "max-w-[136ch]" : "max-w-[76ch]")}>
            {children}
          </div>
        )}
      </div>
      {actions && (
        <div className="ml-auto flex items-center gap-2 max-sm:ml-0" data-print="hide">
          {actions}
        </div>
      )}
    </header>
  );
}

type BlockProps = {
  title: string;
  note?: ReactNode;
  end?: ReactNode;
  children: ReactNode;
  id?: string;
};

/** A headed part of a page, 32 px below the one before it. */
export function Block({ title, note, end, children, id }: BlockProps) {
  return (
    <section className="mt-8 min-w-0" {...(id && { id })}>
      <div className="mb-1.5 flex flex-wrap items-baseline gap-x-2 print:break-after-avoid">
        <h2>{title}</h2>
        {note && <span className="text-sm text-ink-3">{note}</span>}
        {end && <span className="ml-auto text-ink-2">{end}</span>}
      </div>
      {children}
    </section>
  );
}
