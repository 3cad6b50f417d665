import { CalendarClock, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cardExpiry, useCardName } from '@/components/checkout/card/card-name'
import { useMoney } from '@/components/ui/data/use-money'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { LinkButton } from '@/components/ui/form/link-button'
import { isolated } from '@/components/ui/isolated'
import { useSay } from '@/components/ui/use-say'
import { chargeTimeCode, saidOfTime } from '@/lib/domain/order/charge-time'
import type { BuyersLaterView, OrderPageView } from '@/lib/domain/wire/order-views'

type Later = Pick<OrderPageView, 'later' | 'changeCardUrl' | 'expiring'>
type ExpiringCard = OrderPageView['expiring'][string]
type Cancel = (partId: string) => () => Promise<string | null>

/**
 * What of an order is still to be charged, what is charged together in one row: when, what is held until then, and the way to cancel it.
 * @param order where another card is given, and which cards expire before a charge
 * @param isWhole the one part is the whole order
 * @param cancel cancels one part
 */
export function LaterParts({ order, isWhole, cancel }: { order: Later; isWhole: boolean; cancel: Cancel }) {
  const { later: parts, changeCardUrl, expiring } = order
  const t = useTranslations('orders.later')
  if (parts.length === 0) return null
  return (
    <section aria-labelledby="later" className="flex flex-col gap-3">
      <h2 id="later" className="font-semibold text-lg">
        {t('title')}
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {momentsOf(parts).map((together) => (
          <li key={together[0]?.partId} className="flex items-start gap-3 px-5 py-4">
            <CalendarClock aria-hidden className="mt-0.5 size-4.5 shrink-0 text-info" />
            <div className="flex min-w-0 flex-1 flex-col gap-3">
              <Moment parts={together} />
              {together.map((part) => (
                <div key={part.partId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
                  <LaterPart part={part} card={expiring[part.partId]} isAlone={together.length === 1} />
                  {part.mayCancel && <CancelPart part={part} isWhole={isWhole} cancel={cancel} />}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {changeCardUrl && (
        <div>
          <LinkButton href={changeCardUrl} variant="secondary" size="sm" external>
            {t('changeCard')}
          </LinkButton>
        </div>
      )}
    </section>
  )
}

/** Parts that are charged at one time, or are in one state, together. */
function momentsOf(parts: BuyersLaterView[]): BuyersLaterView[][] {
  const moments = new Map<string, BuyersLaterView[]>()
  for (const part of parts) {
    const moment = part.state === 'due' ? chargeTimeCode(part.time) : part.state
    moments.set(moment, [...(moments.get(moment) ?? []), part])
  }
  return [...moments.values()]
}

/** When several are charged, and what they come to, an amount a currency. */
function Moment({ parts }: { parts: BuyersLaterView[] }) {
  const t = useTranslations('orders.later')
  const say = useSay()
  const money = useMoney()
  const [first] = parts
  if (!first) return null
  const sums = new Map<string, number>()
  for (const { currency, amountMinor } of parts) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor)
  const price = [...sums].map(([currency, amountMinor]) => money({ currency, amountMinor })).join(' + ')
  return <p className="font-medium">{t('line', { state: first.state === 'due' ? say(saidOfTime(first.time)) : t(first.state), price })}</p>
}

function LaterPart({
  part: { time, note, names, shopName, ...amount },
  card,
  isAlone,
}: {
  part: BuyersLaterView
  card: ExpiringCard | undefined
  isAlone: boolean
}) {
  const t = useTranslations('orders.later')
  const say = useSay()
  const money = useMoney()
  return (
    <div className="min-w-0 flex-1 basis-64 text-muted text-sm">
      <p className="break-words">
        <span>{t.rich('from', { items: names, shop: shopName, ...isolated })}</span>
        {!isAlone && <span>{`: ${money(amount)}`}</span>}
      </p>
      {note && <p>{say(note)}</p>}
      {card && <Expires card={card} isSure={time.when === 'on_date'} />}
    </div>
  )
}

function Expires({ card, isSure }: { card: ExpiringCard; isSure: boolean }) {
  const t = useTranslations('orders.later')
  const cardName = useCardName()
  return (
    <p className="mt-1 flex items-start gap-1.5 text-sm text-warn">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{t(isSure ? 'expires' : 'expiresMaybe', { card: cardName(card), expiry: cardExpiry(card) })}</span>
    </p>
  )
}

function CancelPart({ part, isWhole, cancel }: { part: BuyersLaterView; isWhole: boolean; cancel: Cancel }) {
  const t = useTranslations('orders.later')
  return (
    <ConfirmDialog
      action={cancel(part.partId)}
      deed={isWhole ? t('cancelOrder') : t('cancelItem')}
      about={part.names}
      keep={t('keep')}
      busyText={t('busy')}
      title={t('dialogTitle', { items: part.names })}
      variant="danger"
      size="sm"
    >
      {t('dialog')}
    </ConfirmDialog>
  )
}
