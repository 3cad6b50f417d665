import { useTranslations } from 'next-intl'
import type { Tone } from '@/components/ui/feedback/badge'
import type { DisputeStatus } from '@/lib/domain/disputes/dispute-state'
import type { DisputeView } from '@/lib/domain/wire/dispute-views'

const TONE: Record<DisputeStatus, Tone> = {
  warning_needs_response: 'warn',
  warning_under_review: 'info',
  warning_closed: 'neutral',
  needs_response: 'danger',
  under_review: 'info',
  won: 'good',
  lost: 'danger',
  appeal_needs_response: 'warn',
  appeal_under_review: 'info',
  prevented: 'neutral',
}

/** What is said of a dispute: its badge with a colour, its reason, and what it means. Of what we do not know Stripe's own word. */
export function useDisputeWords(): (dispute: DisputeView) => { status: string; tone: Tone; reason: string; about: string } {
  const t = useTranslations('disputes')
  return ({ status, statusWord, reason, reasonWord }) => ({
    status: status ? t(`status.${status}`) : statusWord,
    tone: status ? TONE[status] : 'warn',
    reason: reason ? t(`reason.${reason}`) : reasonWord,
    about: status ? t(`about.${status}`) : t('about.other', { status: statusWord }),
  })
}
