import clsx from 'clsx'
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** One figure of an overview, leading to where it comes from. `alarm` marks what somebody should look at. */
export function FigureTile({
  label,
  value,
  note,
  href,
  alarm = false,
}: {
  label: string
  value: ReactNode
  note?: ReactNode
  href?: string
  alarm?: boolean
}) {
  const content = (
    <>
      <span className="text-muted text-sm">{label}</span>
      <span className={clsx('display text-2xl tabular-nums', alarm && 'text-danger')}>{value}</span>
      {note && <span className="text-muted text-sm">{note}</span>}
    </>
  )
  const look = 'flex flex-col gap-1 rounded-lg border border-line bg-surface p-5'
  if (!href) return <div className={look}>{content}</div>
  return (
    <Link href={href as Route} className={clsx(look, 'hover:border-line-strong')}>
      {content}
    </Link>
  )
}
