import { useTranslations } from 'next-intl'
import { Skeleton } from '@/components/ui/feedback/skeleton'

export default function Loading() {
  const t = useTranslations('common')
  return (
    <div role="status" className="grid gap-8 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] lg:gap-14">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="aspect-square rounded-xl" />
      <div className="flex flex-col gap-4 lg:pt-4">
        <Skeleton className="h-10 w-3/4" />
        <Skeleton className="h-6 w-32" />
        <Skeleton className="h-13 w-full" />
        <Skeleton className="h-32 w-full" />
      </div>
    </div>
  )
}
