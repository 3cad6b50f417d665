import { useTranslations } from 'next-intl'
import { Undo2 } from '@/components/ui/icons'
import type { ReturnPolicy } from '@/lib/domain/returns/return-policy'

/** What a seller promises of returns. @param isMadeToOrder of one product: what is made for its buyer is not taken back for a change of mind */
export function ReturnLine({
  policy: { takesReturns, windowDays, paysPostage },
  isMadeToOrder = false,
}: {
  policy: ReturnPolicy
  isMadeToOrder?: boolean
}) {
  const t = useTranslations('shop.product.returns')
  return (
    <p className="flex items-start gap-2 text-sm">
      <Undo2 aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
      <span>
        <span className="block font-medium">{takesReturns ? t('title', { days: windowDays }) : t('none')}</span>
        <span className="text-muted">{takesReturns ? t(paysPostage ? 'seller' : 'buyer') : t(isMadeToOrder ? 'noneMadeToOrder' : 'noneText')}</span>
      </span>
    </p>
  )
}
