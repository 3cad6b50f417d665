import clsx from 'clsx'
import type { ReactNode, Ref } from 'react'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from '@/components/ui/icons'

export type AlertTone = 'info' | 'good' | 'warn' | 'danger'

const LOOK: Record<AlertTone, { icon: typeof Info; className: string }> = {
  info: { icon: Info, className: 'bg-info-soft text-info' },
  good: { icon: CircleCheck, className: 'bg-good-soft text-good' },
  warn: { icon: TriangleAlert, className: 'bg-warn-soft text-warn' },
  danger: { icon: CircleAlert, className: 'bg-danger-soft text-danger' },
}

/**
 * A message that stays on the page. It is focusable by script, so a form can lead the reader to it.
 * @param live set on messages that appear after the page was loaded: they are then read aloud
 */
export function Alert({
  tone = 'info',
  title,
  children,
  action,
  live = false,
  ref,
}: {
  tone?: AlertTone
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  live?: boolean
  ref?: Ref<HTMLDivElement>
}) {
  const { icon: Icon, className } = LOOK[tone]
  return (
    <div ref={ref} tabIndex={-1} role={live ? 'alert' : undefined} className={clsx('flex gap-3 rounded-md px-4 py-3.5 text-sm', className)}>
      <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="wrap-anywhere text-ink">{children}</div>}
        {action && <div className="mt-1.5 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  )
}
