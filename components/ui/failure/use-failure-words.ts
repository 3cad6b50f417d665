import { useTranslations } from 'next-intl'
import type { PageFailure } from '@/lib/domain/refusal/page-failures'

/** What a person reads of a failure, with the reference to look it up in the log. */
export function useFailureWords(): (failure: PageFailure) => string {
  const t = useTranslations('common.failure')
  return (failure) => {
    if (failure.kind === 'server' && failure.reference) return t('serverWithReference', { reference: failure.reference })
    return t(failure.kind)
  }
}
