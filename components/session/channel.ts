/** By which a window that only signs in again tells the page that waits. */
export const SIGNED_IN_CHANNEL = "readiness-signed-in";
