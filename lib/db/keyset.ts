import type { Place } from '@/lib/domain/wire/cursor'

/**
 * The condition "older than this place" for a list ordered by `createdAt desc, id desc`. Written as one range with an exception for its
 * edge, not as two alternatives: PostgreSQL then walks the index from the place on and a deep page costs what the first does.
 */
export function olderThan(place: Place | undefined) {
  if (!place) return {}
  return { createdAt: { lte: place.createdAt }, OR: [{ createdAt: { lt: place.createdAt } }, { id: { lt: place.id } }] }
}

export const newestFirst = [{ createdAt: 'desc' as const }, { id: 'desc' as const }]
