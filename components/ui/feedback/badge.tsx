import clsx from 'clsx'
import type { ReactNode } from 'react'

export type Tone = 'neutral' | 'good' | 'warn' | 'danger' | 'info'

const TONE: Record<Tone, string> = {
  neutral: 'bg-sunken text-muted',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
}

/** A small pill for a state. The words carry the meaning, the colour only helps. */
export function Badge({ tone = 'neutral', className, children }: { tone?: Tone; className?: string; children: ReactNode }) {
  return (
    <span
      className={clsx('inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 py-0.5 font-medium text-xs', TONE[tone], className)}
    >
      {children}
    </span>
  )
}
