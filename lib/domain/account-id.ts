/** Whether a text is an account's id: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html */
export const isAccountId = (text: string): boolean => /^[0-9]{12}$/.test(text);
