/** Replaces an erased address. Nobody has it: `.invalid` is a name that never exists (RFC 2606). */
export const ERASED_EMAIL = 'erased@erased.invalid'
