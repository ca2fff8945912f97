let pressed: string | null = null;

/** A review was asked for by a press in this page, and not by an address that somebody followed: it may read AWS. */
export function notePress(href: string): void {
  pressed = href;
}

/** Whether it was; once. */
export function takePress(href: string): boolean {
  const was = pressed === href;
  pressed = null;
  return was;
}
