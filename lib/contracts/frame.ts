/** What the frame of every page asks for before it shows anything: fetched as one, so that what both rest on comes once. */
export { MatrixAnswer, StoreProblem } from "./matrix";
export { RequirementsView } from "./requirements";
