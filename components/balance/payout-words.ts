import { useTranslations } from 'next-intl'
import { useMoment } from '@/components/ui/data/moment'
import type { Tone } from '@/components/ui/feedback/badge'
import type { PayoutState, PayoutView } from '@/lib/domain/wire/balance-views'

const TONE: Record<PayoutState, Tone> = { pending: 'neutral', in_transit: 'info', paid: 'good', failed: 'danger', canceled: 'neutral' }

/** What is said of a payout: its badge with a colour, and what it means. Of what we do not know Stripe's own word. */
export function usePayoutWords(): (payout: PayoutView) => { status: string; tone: Tone; about: string } {
  const t = useTranslations('balance.payouts')
  const moment = useMoment()
  return ({ state, statusWord, arrivesAt, amountMinor }) => {
    if (!state) return { status: statusWord, tone: 'warn', about: t('about.other', { status: statusWord }) }
    const debit = state === 'failed' ? t('about.debitFailed') : t('about.debit')
    const about = amountMinor < 0 ? debit : t(`about.${state}`, { day: moment(arrivesAt, 'agreedDay') })
    return { status: t(`state.${state}`), tone: TONE[state], about }
  }
}
