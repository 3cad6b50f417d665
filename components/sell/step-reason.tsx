import { useTranslations } from 'next-intl'
import { bdi } from '@/components/ui/bdi'
import type { ChecklistStep } from '@/lib/domain/sellers/seller-checklist'

/** Why a step of the checklist stands as it does, as sentences. */
export function StepReason({ step: { reason } }: { step: ChecklistStep }) {
  const t = useTranslations('connect.checklist.reason')
  const why = useTranslations('connect.disabled')
  switch (reason.code) {
    case 'shopOpen':
      return t('shopOpen', { address: `/sellers/${reason.slug}` })
    case 'products':
    case 'zones':
      return t(reason.code, { count: reason.count })
    case 'connected':
    case 'unfinished':
    case 'disconnectedByStripe':
    case 'disconnectedBySeller':
      return t.rich(reason.code, { account: reason.account, bdi })
    case 'cannotCharge':
    case 'closed':
      return (
        <>
          <span>{why(reason.why ?? 'none')}</span> <span>{t(reason.code)}</span>
        </>
      )
    default:
      return t(reason.code)
  }
}
