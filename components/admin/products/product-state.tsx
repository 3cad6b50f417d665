import { useTranslations } from 'next-intl'
import { Badge, type Tone } from '@/components/ui/feedback/badge'
import type { OperatorProductLine } from '@/lib/domain/wire/stop-views'

const TONES: Record<OperatorProductLine['status'], Tone> = { active: 'good', draft: 'neutral', archived: 'neutral', hidden: 'danger' }

/** Whether buyers find a product, as a badge: what is published cannot be bought where its shop cannot sell. */
export function ProductState({ product: { status, isListed } }: { product: OperatorProductLine }) {
  const t = useTranslations('admin.products.status')
  if (status === 'active' && !isListed) return <Badge tone="warn">{t('unlisted')}</Badge>
  return <Badge tone={TONES[status]}>{t(status)}</Badge>
}
