const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host, as `URL.hostname` writes it, is this machine itself: plain http to it is read by nobody on the way. */
export const isLoopbackHost = (hostname: string): boolean => LOOPBACK_HOST.test(hostname);
