/** The column's name where a table's head is not shown. */
export const Label = ({ children }: { children: string }) => (
  <span className="mr-1.5 text-xs text-ink-3 sm:hidden" aria-hidden>
    {children}
  </span>
);
