import { useTranslations } from 'next-intl'
import { Badge, type Tone } from '@/components/ui/feedback/badge'
import type { ImportState } from '@/lib/domain/wire/import-views'

const TONE: Record<ImportState, Tone> = { checked: 'info', running: 'info', done: 'good', stopped: 'warn' }

/** How an import stands. */
export function StateBadge({ state }: { state: ImportState }) {
  const t = useTranslations('sell.import.state')
  return <Badge tone={TONE[state]}>{t(state)}</Badge>
}
