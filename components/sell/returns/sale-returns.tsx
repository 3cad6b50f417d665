import { useTranslations } from 'next-intl'
import { ReturnCard } from '@/components/orders/returns/return-card'
import type { TextAnswer } from '@/components/sell/text-dialog'
import { Section } from '@/components/ui/data/card'
import { LinkButton } from '@/components/ui/form/link-button'
import type { ReturnView } from '@/lib/domain/wire/return-views'
import { AddressForm, DeclineForm } from './answer-forms'
import { ReceiveForm, type ReceiveState } from './receive-form'

/** What a seller does about one return. */
export type SaleReturnActions = {
  approve: (returnId: string) => (before: TextAnswer, form: FormData) => Promise<TextAnswer>
  instruct: (returnId: string) => (before: TextAnswer, form: FormData) => Promise<TextAnswer>
  decline: (returnId: string) => (before: TextAnswer, form: FormData) => Promise<TextAnswer>
  receive: (returnId: string) => (before: ReceiveState, form: FormData) => Promise<ReceiveState>
}

/** The returns of a sale, newest first. @param address where this seller takes things back, as far as it is known */
export function SaleReturns({
  saleId,
  returns,
  address,
  actions,
}: {
  saleId: string
  returns: ReturnView[]
  address: string
  actions: SaleReturnActions
}) {
  const t = useTranslations('sell.returns')
  if (returns.length === 0) return null
  return (
    <Section title={t('title')} padded={false}>
      <div className="divide-y divide-line">
        {returns.map((row) => (
          <ReturnCard key={row.id} row={row} reader="seller">
            <Actions saleId={saleId} row={row} address={address} actions={actions} />
          </ReturnCard>
        ))}
      </div>
    </Section>
  )
}

function Actions({ saleId, row, address, actions }: { saleId: string; row: ReturnView; address: string; actions: SaleReturnActions }) {
  const { id, status } = row
  if (status === 'requested')
    return (
      <div className="flex flex-wrap gap-2">
        <AddressForm action={actions.approve(id)} kind="approve" address={address} />
        <DeclineForm action={actions.decline(id)} />
      </div>
    )
  if (status === 'received') return <RefundReturn href={`/sell/orders/${saleId}/refund?return=${id}`} />
  if (status !== 'approved' && status !== 'sent') return null
  return (
    <div className="flex flex-wrap gap-2">
      {(status === 'sent' || row.address !== null) && <ReceiveForm action={actions.receive(id)} lines={row.lines} />}
      {status === 'approved' && (
        <AddressForm action={actions.instruct(id)} kind={row.address === null ? 'instruct' : 'correct'} address={row.address ?? address} />
      )}
    </div>
  )
}

function RefundReturn({ href }: { href: string }) {
  const t = useTranslations('sell.sale.refund')
  return (
    <LinkButton href={href} variant="primary" size="sm" className="self-start">
      {t('returned')}
    </LinkButton>
  )
}
