import { CreditCard } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cardExpiry, useCardName } from '@/components/checkout/card/card-name'
import { useMoney } from '@/components/ui/data/use-money'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { isolated } from '@/components/ui/isolated'
import { TextLink } from '@/components/ui/layout/text-link'
import { useSay } from '@/components/ui/use-say'
import { saidOfTime } from '@/lib/domain/order/charge-time'
import type { CardUse, OwnCardView } from '@/lib/domain/wire/card-views'

/**
 * Saved cards, each with what is to be charged to it.
 * @param remove removes one card
 */
export function CardList({ cards, remove }: { cards: OwnCardView[]; remove: (id: string) => () => Promise<void> }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {cards.map((card) => (
        <li key={card.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-5 py-4">
          <OwnCard card={card} />
          <RemoveCard card={card} action={remove(card.id)} />
        </li>
      ))}
    </ul>
  )
}

function OwnCard({ card }: { card: OwnCardView }) {
  const t = useTranslations('orders.cards')
  const name = useCardName()
  return (
    <div className="flex min-w-0 flex-1 basis-64 items-start gap-3">
      <CreditCard aria-hidden className="mt-0.5 size-4.5 shrink-0 text-muted" />
      <div className="flex min-w-0 flex-col gap-1">
        <p className="font-medium">{name(card)}</p>
        <p className="text-muted text-sm">
          <span>{t('expires', { date: cardExpiry(card) })}</span> <span>{card.isKept ? t('kept') : t('notKept')}</span>
        </p>
        {card.uses.map((use) => (
          <Use key={use.key} use={use} />
        ))}
      </div>
    </div>
  )
}

function Use({ use: { money, time, isHeld, shopName, orderUrl, receiptNumber } }: { use: CardUse }) {
  const t = useTranslations('orders.cards')
  const say = useSay()
  const format = useMoney()
  return (
    <p className="break-words text-sm">
      <span>{t.rich(isHeld ? 'held' : 'use', { price: format(money), when: say(saidOfTime(time)), shop: shopName, ...isolated })}</span>{' '}
      <TextLink href={orderUrl}>{t('order', { number: receiptNumber })}</TextLink>
    </p>
  )
}

function RemoveCard({ card, action }: { card: OwnCardView; action: () => Promise<void> }) {
  const t = useTranslations('orders.cards')
  const name = useCardName()
  const charges = card.uses.filter(({ isHeld }) => !isHeld).length
  return (
    <ConfirmDialog
      action={action}
      deed={t('remove')}
      about={name(card)}
      keep={t('keep')}
      busyText={t('removing')}
      title={t('dialogTitle', { card: name(card) })}
      variant="danger"
      size="sm"
    >
      {charges > 0 ? t('dialogPauses', { count: charges }) : t('dialog')}
    </ConfirmDialog>
  )
}
