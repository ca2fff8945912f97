import { holdReadSites } from "./read-sites";

/** Before the first worker; what it gives runs after the last. */
export default holdReadSites;
