import { useTranslations } from 'next-intl'
import { Skeleton } from '@/components/ui/feedback/skeleton'

export default function Loading() {
  const t = useTranslations('common')
  return (
    <div role="status" className="flex flex-col gap-8">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-10 w-48" />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-12">
        <Skeleton className="h-64 w-full rounded-lg" />
        <Skeleton className="h-64 w-full rounded-lg" />
      </div>
    </div>
  )
}
