/** What a key of a seller's own programs may do, a word of its own for each kind of thing. */
export const API_SCOPES = ['products:read', 'products:write', 'orders:read', 'shipments:write', 'refunds:write'] as const
export type ApiScope = (typeof API_SCOPES)[number]

export const MAX_KEY_NAME = 60
