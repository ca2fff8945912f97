/** The product's mark: rows of a list, one of them open. */
export function Mark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 18 18" className="size-[18px] flex-none">
      <path d="M2 3.5h14V6H2zM2 8h9v2.5H2zM2 12.5h14V15H2z" fill="currentColor" />
      <path d="M12.5 8H16v2.5h-3.5z" fill="none" stroke="currentColor" />
    </svg>
  );
}
