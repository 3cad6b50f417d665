import { useTranslations } from 'next-intl'
import { useMoment } from '@/components/ui/data/moment'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { LinkButton } from '@/components/ui/form/link-button'
import { isolated } from '@/components/ui/isolated'
import type { TrackingFormState } from '@/lib/domain/fulfilment/ship-form'
import type { PartReturnsView, ReturnView } from '@/lib/domain/wire/return-views'
import { ReturnCard } from './return-card'
import { SendReturnForm } from './send-return-form'

/** What a buyer does about one return of a part. */
export type ReturnActions = {
  cancel: (partId: string, returnId: string) => () => Promise<string | null>
  send: (partId: string, returnId: string) => (before: TrackingFormState, form: FormData) => Promise<TrackingFormState>
}

/**
 * What of an order its buyer sends back, and the way to return something.
 * @param mayAct they may do something about it, and not only read
 * @param formHref the form for a part
 */
export function ReturnsSection({
  parts,
  mayAct,
  formHref,
  actions,
}: {
  parts: PartReturnsView[]
  mayAct: boolean
  formHref: (partId: string) => string
  actions: ReturnActions
}) {
  const t = useTranslations('orders.returns')
  if (parts.length === 0) return null
  return (
    <section aria-labelledby="returns" className="flex flex-col gap-3">
      <h2 id="returns" className="font-semibold text-lg">
        {t('title')}
      </h2>
      {parts.map((part) => (
        <div key={part.partId} className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
          <Start part={part} isOne={parts.length === 1} href={formHref(part.partId)} />
          {part.returns.map((row) => (
            <ReturnCard key={row.id} row={row} reader="buyer">
              {mayAct && <Actions partId={part.partId} row={row} actions={actions} />}
            </ReturnCard>
          ))}
        </div>
      ))}
    </section>
  )
}

function Start({ part: { may, isShopClosed, shopName: shop }, isOne, href }: { part: PartReturnsView; isOne: boolean; href: string }) {
  const t = useTranslations('orders.returns')
  const moment = useMoment()
  if (isOne && !may && !isShopClosed) return null
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4 text-sm">
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-0.5">
        <p className="wrap-anywhere font-medium">{t.rich('from', { shop, ...isolated })}</p>
        {may && <p className="text-muted">{t(`until.${may.kind}`, { day: moment(may.until, 'day') })}</p>}
        {isShopClosed && <p className="text-muted">{t('shopClosed')}</p>}
      </div>
      {may && (
        <LinkButton href={href} variant="secondary" size="sm">
          {t('start')}
        </LinkButton>
      )}
    </div>
  )
}

function Actions({ partId, row, actions }: { partId: string; row: ReturnView; actions: ReturnActions }) {
  const t = useTranslations('orders.returns.cancel')
  const { id, status, address } = row
  if (status !== 'requested' && status !== 'approved') return null
  return (
    <div className="flex flex-wrap gap-2">
      {status === 'approved' && address !== null && <SendReturnForm action={actions.send(partId, id)} />}
      <ConfirmDialog action={actions.cancel(partId, id)} deed={t('deed')} keep={t('keep')} busyText={t('busy')} title={t('title')} size="sm">
        {t('text')}
      </ConfirmDialog>
    </div>
  )
}
