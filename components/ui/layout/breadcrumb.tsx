import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'

/** Where this page is; the last entry is the page itself and has no `href`. */
export function Breadcrumb({ trail }: { trail: { label: string; href?: string }[] }) {
  const t = useTranslations('common.nav')
  return (
    <nav aria-label={t('breadcrumb')}>
      <ol className="flex flex-wrap items-center gap-x-2 text-muted text-sm">
        {trail.map((step, at) => (
          <li key={step.label} className="flex min-w-0 items-center gap-x-2">
            {at > 0 && <span aria-hidden>/</span>}
            {step.href ? (
              <Link href={step.href as Route} dir="auto" className="wrap-anywhere py-1 underline-offset-3 hover:text-ink hover:underline">
                {step.label}
              </Link>
            ) : (
              <span aria-current="page" dir="auto" className="truncate py-1 text-ink">
                {step.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
