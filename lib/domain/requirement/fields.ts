/** What each field of a requirement may hold, and what is said of one that it may not: for the file and for the form. */
export const NAME_MAX = 100;

export const MODEL_TEXT = /^[\w.:*-][\w.:*\- ]{0,139}$/;
export const MODEL_WORDS = "is not a model id, a pattern with * or provider:Name";

export const ROUTE_TEXT = /^[a-z-]{2,20}$/;
export const ROUTE_WORDS = "is not a route such as eu, global or on-demand";

export const REGION_WORDS = "is not an AWS Region code such as eu-west-1";
