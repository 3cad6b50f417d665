import { useTranslations } from 'next-intl'
import { Card, Section } from '@/components/ui/data/card'
import { FactList } from '@/components/ui/data/fact-list'
import { useMoment } from '@/components/ui/data/moment'
import { Pagination } from '@/components/ui/data/pagination'
import { useMoney } from '@/components/ui/data/use-money'
import { Alert } from '@/components/ui/feedback/alert'
import { Badge } from '@/components/ui/feedback/badge'
import { LinkButton } from '@/components/ui/form/link-button'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { TextLink } from '@/components/ui/layout/text-link'
import type { PayoutPageView } from '@/lib/domain/wire/balance-views'
import { BookedTable } from './booked-table'
import { usePayoutWords } from './payout-words'
import { Waterfall } from './waterfall'

/** One payout, from what was sold to what was deposited. @param cursor where the page of the opened line begins */
export function PayoutPage({ payout, cursor }: { payout: PayoutPageView; cursor: string | null }) {
  const t = useTranslations('balance.payouts')
  const money = useMoney()
  const moment = useMoment()
  const { status, tone, about } = usePayoutWords()(payout)
  const { id, amountMinor, currency, arrivesAt, isReversal, isReversed, traceId, stripeUrl } = payout
  const amount = money({ amountMinor: Math.abs(amountMinor), currency })
  const facts = [
    { label: t('arrives'), value: moment(arrivesAt, 'agreedDay') },
    { label: t('how'), value: t(payout.automatic ? 'automatic' : 'manual') },
    ...(traceId ? [{ label: t('trace'), value: <bdi>{traceId}</bdi> }] : []),
    {
      label: t('id'),
      value: (
        <TextLink href={stripeUrl} external>
          {id}
        </TextLink>
      ),
    },
  ]
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: t('title'), href: '/sell/payouts' }, { label: moment(arrivesAt, 'agreedDay') }]} />}
        title={t(amountMinor < 0 ? 'debitHeading' : 'heading', { amount })}
        lead={about}
        actions={<Badge tone={tone}>{status}</Badge>}
      />
      <Failed payout={payout} amount={amount} />
      {isReversal && <Alert>{t('reversal')}</Alert>}
      {isReversed && <Alert tone="warn">{t('reversed')}</Alert>}
      <Made payout={payout} />
      <Opened payout={payout} cursor={cursor} />
      <Card>
        <FactList facts={facts} />
      </Card>
    </>
  )
}

function Failed({ payout: { state, amountMinor, failureMessage, stripeUrl }, amount }: { payout: PayoutPageView; amount: string }) {
  const t = useTranslations('balance.payouts')
  if (state !== 'failed') return null
  const isDebit = amountMinor < 0
  const fix = (
    <LinkButton href={stripeUrl} external size="sm">
      {t(isDebit ? 'debitFix' : 'fix')}
    </LinkButton>
  )
  return (
    <Alert tone="danger" title={t(isDebit ? 'debitFailed' : 'failed', { amount })} action={fix}>
      <p>{t(isDebit ? 'debitFailedText' : 'failedText')}</p>
      {failureMessage && <p>{t('failedWhy', { reason: failureMessage })}</p>}
    </Alert>
  )
}

function Made({ payout }: { payout: PayoutPageView }) {
  const t = useTranslations('balance.payouts')
  const money = useMoney()
  const { id, made, lines, currency, amountMinor, differenceMinor } = payout
  if (made === 'soon') return <Alert>{t('soon')}</Alert>
  const isWhole = made === 'closes'
  const sumMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0)
  const sum = isWhole ? { label: t(sumLabel(payout)), amountMinor } : { label: t('sumOfLines'), amountMinor: sumMinor }
  const csv = (
    <LinkButton href={`/sell/payouts/${id}/csv`} external variant="secondary" size="sm">
      {t('csv')}
    </LinkButton>
  )
  return (
    <>
      {differenceMinor !== 0 && (
        <Alert tone="warn" title={t('differenceTitle')}>
          {t('differenceText', { amount: money({ amountMinor: differenceMinor, currency }) })}
        </Alert>
      )}
      <Section title={t(isWhole ? 'made' : 'sinceBefore')} hint={t(isWhole ? 'madeHint' : 'sinceBeforeHint')} action={lines.length > 0 && csv}>
        {lines.length > 0 ? (
          <Waterfall lines={lines} currency={currency} sum={sum} differenceMinor={differenceMinor} hrefOf={(line) => `${hrefOf(id, line)}#rows`} />
        ) : (
          <p className="text-muted text-sm">{t('nothing')}</p>
        )}
      </Section>
    </>
  )
}

function sumLabel({ state, amountMinor }: PayoutPageView): 'debited' | 'notDebited' | 'coming' | 'notDeposited' | 'deposit' {
  const isDone = state !== 'failed' && state !== 'canceled'
  if (amountMinor < 0) return isDone ? 'debited' : 'notDebited'
  if (!isDone) return 'notDeposited'
  return state === 'paid' ? 'deposit' : 'coming'
}

const hrefOf = (id: string, line: string) => `/sell/payouts/${id}?line=${line}`

function Opened({ payout: { id, opened, currency }, cursor }: { payout: PayoutPageView; cursor: string | null }) {
  const [t, line] = [useTranslations('balance.payouts'), useTranslations('balance.line')]
  if (!opened) return null
  const title = t('opened', { line: line(opened.line) })
  const href = hrefOf(id, opened.line)
  const next = opened.nextCursor && `${href}&cursor=${encodeURIComponent(opened.nextCursor)}#rows`
  return (
    <div id="rows" className="flex scroll-mt-4 flex-col gap-3">
      <Section title={title} padded={false} action={<TextLink href={`/sell/payouts/${id}`}>{t('close')}</TextLink>}>
        <BookedTable caption={title} rows={opened.rows} currency={currency} />
      </Section>
      <Pagination label={title} startHref={cursor && `${href}#rows`} nextHref={next} />
    </div>
  )
}
