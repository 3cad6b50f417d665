import { db } from '@/lib/db/client'
import type { OrderRow } from '@/lib/db/orders/orders'
import type { CardExpiry } from '@/lib/domain/order/card-expiry'

type CardOfPart = CardExpiry & { brand: string; last4: string; wallet: string | null }

/** The card that each part of an order is charged to, by the part's id: the one it was shared with or is charged to on the platform, else the order's. Parts without a card are left out. */
export async function findCardsOfParts({ customerId, savedCard, parts }: OrderRow): Promise<Map<string, CardOfPart>> {
  const shared = parts.flatMap(({ clonedPaymentMethodId }) => clonedPaymentMethodId ?? [])
  const clones = shared.length > 0 ? await db().clonedCard.findMany({ where: { paymentMethodId: { in: shared } } }) : []
  const prints = [...new Set(clones.map(({ fingerprint }) => fingerprint))]
  const which = { OR: [{ fingerprint: { in: prints } }, { paymentMethodId: { in: shared } }] }
  const named = shared.length > 0 ? await db().savedCard.findMany({ where: { customerId, ...which } }) : []
  const cardOf = (cloneId: string | null) => {
    const own = named.find(({ paymentMethodId }) => paymentMethodId === cloneId)
    if (own) return own
    const clone = clones.find(({ paymentMethodId }) => paymentMethodId === cloneId)
    const known = clone && named.find(({ fingerprint }) => fingerprint === clone.fingerprint)
    return known ? { brand: known.brand, last4: known.last4, wallet: known.wallet, expMonth: clone.expMonth, expYear: clone.expYear } : savedCard
  }
  return new Map(
    parts.flatMap(({ id, clonedPaymentMethodId }) => {
      const card = cardOf(clonedPaymentMethodId)
      return card ? [[id, card]] : []
    }),
  )
}
