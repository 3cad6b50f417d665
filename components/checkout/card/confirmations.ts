import { useTranslations } from 'next-intl'

/**
 * How often the buyer's bank may ask them to confirm, said before it does: once to save a new card, and once for each payment made now.
 * @param payments made now
 * @param isNewCard it is saved first
 * @returns null where it asks once at most
 */
export function useConfirmationsAhead(payments: number, isNewCard: boolean): string | null {
  const t = useTranslations('checkout.confirm.ahead')
  const count = payments + (isNewCard ? 1 : 0)
  if (count < 2) return null
  if (!isNewCard) return t('sellers', { count })
  return payments === 1 ? t('payment') : t('cardAndSellers', { count })
}
