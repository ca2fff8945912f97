const FOCUSABLE =
  "a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), summary, [tabindex='0']";

/**
 * Where the focus may go should an element go away: to its like in another row, which is marked by the same `data-kin`,
 * then to what follows it, what precedes it, and the sheet or page around it. The first that is still there is taken.
 */
export function placesAround(element: Element): readonly HTMLElement[] {
  const around = element.closest<HTMLElement>("[role=dialog], main");
  if (!around) return [];
  const row = element.closest("tr, li") ?? element;
  const kin = element.getAttribute("data-kin");
  const others = [...around.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (place) => !row.contains(place),
  );
  const isAfter = (place: HTMLElement) =>
    (element.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const nearest = [
    ...others.filter(isAfter),
    ...others.filter((place) => !isAfter(place)).reverse(),
  ];
  const like = nearest.filter((place) => kin !== null && place.getAttribute("data-kin") === kin);
  const own = [...row.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (place) => place !== element,
  );
  return [...like, ...(kin === null ? own : []), ...nearest, around];
}
