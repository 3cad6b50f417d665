import { useTranslations } from 'next-intl'
import { Skeleton } from '@/components/ui/feedback/skeleton'

/** The shape of the card fields while they load: as high as they are, so that nothing below jumps away from whoever is about to press it. */
export function CardSkeleton() {
  const t = useTranslations('checkout.card')
  return (
    <div role="status" className="grid min-h-56 grid-cols-2 content-between gap-x-3">
      <span className="sr-only">{t('loading')}</span>
      <FieldShape wide />
      <FieldShape />
      <FieldShape />
      <FieldShape />
      <FieldShape />
    </div>
  )
}

function FieldShape({ wide = false }: { wide?: boolean }) {
  return (
    <div className={wide ? 'col-span-2' : undefined}>
      <Skeleton className="mb-1.5 h-4 w-24" />
      <Skeleton className="h-11" />
    </div>
  )
}
