import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useMoney } from '@/components/ui/data/use-money'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { useSay } from '@/components/ui/use-say'
import type { RefundableView, RefundFormState } from '@/lib/domain/wire/refund-views'
import type { Said } from '@/lib/domain/wire/said'
import { RefundForm } from './refund-form'

type Props = {
  above: ReactNode
  sale: RefundableView
  /** Why nothing of it can be refunded; null where it can. */
  why: Said | null
  reader: 'seller' | 'operator'
  /** The page that begins with all that is left. */
  allHref: string
  isAll: boolean
  first: RefundFormState
  action: (before: RefundFormState, form: FormData) => Promise<RefundFormState>
}

/** The page on which somebody refunds a sale. */
export function RefundPage({ above, sale, why, reader, allHref, isAll, first, action }: Props) {
  const t = useTranslations('orders.refunds.form')
  const say = useSay()
  const money = useMoney()
  const at = (amountMinor: number) => money({ amountMinor, currency: sale.currency })
  return (
    <>
      <PageHeader
        above={above}
        title={t('heading', { number: sale.receiptNumber })}
        lead={t('lead', { left: at(sale.leftMinor), paid: at(sale.capturedMinor) })}
        actions={
          !why &&
          !isAll && (
            <LinkButton href={allHref} variant="secondary" size="sm">
              {t('all')}
            </LinkButton>
          )
        }
      />
      {why && <Alert tone="warn">{say(why)}</Alert>}
      {!why && sale.lateDays !== null && <Alert>{t('late', { days: sale.lateDays })}</Alert>}
      {!why && <RefundForm key={String(isAll)} action={action} first={first} sale={sale} reader={reader} />}
    </>
  )
}
