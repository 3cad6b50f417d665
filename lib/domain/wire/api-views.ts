import type { ApiScope } from '@/lib/domain/api/scopes'

/** A key of a shop's own programs, without the key itself. */
export type ApiKeyView = {
  id: string
  name: string
  /** What it begins with. */
  prefix: string
  scopes: ApiScope[]
  madeBy: string
  /** Whoever made it may no longer make keys: it works again once they may. */
  isStopped: boolean
  createdAt: string
  lastUsedAt: string | null
}
