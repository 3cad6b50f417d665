import { useTranslations } from 'next-intl'
import type { CheckoutView } from '@/lib/domain/wire/checkout-views'

/**
 * How often the buyer's bank may ask them to confirm, said before it does: once to save a new card, and once for each payment made now.
 * @param isNewCard it is saved first
 * @returns null where it asks once at most
 */
export function useConfirmationsAhead({ groups }: Pick<CheckoutView, 'groups'>, isNewCard: boolean): string | null {
  const t = useTranslations('checkout.confirm.ahead')
  const payments = groups.filter(({ later }) => later === null).length
  const count = payments + (isNewCard ? 1 : 0)
  if (count < 2) return null
  if (!isNewCard) return t('sellers', { count })
  return payments === 1 ? t('payment') : t('cardAndSellers', { count })
}
