import { useTranslations } from 'next-intl'
import { cardBrand, walletName } from '@/lib/domain/order/card-brand'

/** Names a card as its owner knows it: "Visa ending in 4242", or "Apple Pay · Visa ending in 4242". */
export function useCardName(): (card: { brand: string; last4: string; wallet: string | null }) => string {
  const t = useTranslations('common.card')
  return ({ brand, last4, wallet }) => {
    const card = cardBrand(brand)
    const name = card ? t('name', { card, last4 }) : t('unnamed', { last4 })
    const from = walletName(wallet)
    return from ? t('inWallet', { wallet: from, card: name }) : name
  }
}

/** When a card expires, as printed on it: "04/31". */
export function cardExpiry({ expMonth, expYear }: { expMonth: number; expYear: number }): string {
  return `${String(expMonth).padStart(2, '0')}/${String(expYear % 100).padStart(2, '0')}`
}
