// The shop's own would be found otherwise: this app stands in its folder.
export function register() {}
