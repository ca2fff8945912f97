/** Of a dashboard that was asked and gave no answer. */
export const NOT_ANSWERED = "The dashboard did not answer.";
export const PRESS_AGAIN = `${NOT_ANSWERED} Press again once it does.`;
