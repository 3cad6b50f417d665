import clsx from 'clsx'
import { useTranslations } from 'next-intl'

/** A grey shape where something is about to appear. Give it a size by classes. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block animate-pulse rounded-md bg-sunken', className)} />
}

/** A page that is loading: a heading and `rows` lines, announced once. */
export function PageSkeleton({ rows = 5 }: { rows?: number }) {
  const t = useTranslations('common')
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-10 w-64 max-w-full" />
      <div className="flex flex-col gap-3">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
          <Skeleton key={row} className="h-16 w-full" />
        ))}
      </div>
    </div>
  )
}
