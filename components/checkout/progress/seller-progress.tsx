'use client'

import { Circle, CircleCheck, CircleX, Lock, ShieldQuestion, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Price } from '@/components/ui/data/price'
import { Progress } from '@/components/ui/feedback/progress'
import { Spinner } from '@/components/ui/feedback/spinner'
import type { CheckoutGroup } from '@/lib/domain/wire/checkout-views'
import type { CheckoutProgress, PartProgress } from '@/lib/domain/wire/checkout-wire'
import { doneOf, type PartLook, partLook, progressAt } from './progress-words'

/**
 * Each seller's row while a purchase runs, with a bar over the whole. What changes is read aloud in one sentence, not row by row.
 * @param progress as followed, or null before the first word of it
 * @param isRunning the bar is shown; at rest the rows alone say how it stands
 */
export function SellerProgress({
  groups,
  progress,
  isRunning,
}: {
  groups: CheckoutGroup[]
  progress: CheckoutProgress<string> | null
  isRunning: boolean
}) {
  const t = useTranslations('checkout.progress')
  const shown = progress ?? beforeTheFirst(groups)
  const box = useRef<HTMLElement>(null)
  // It appears above the button that was pressed, and may be out of sight there.
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which React would take for what to do at the end.
    void box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <section ref={box} aria-labelledby="sellers-progress" className="flex flex-col gap-3 rounded-md border border-line bg-ground p-4">
      <h3 id="sellers-progress" className="font-semibold text-sm">
        {isRunning ? t('title') : t('rest')}
      </h3>
      {isRunning && <Progress {...doneOf(shown)} label={t('bar')} />}
      <ul className="flex flex-col gap-3">
        {shown.parts.map((part) => (
          <Row key={part.partId} part={part} look={partLook(part.status, shown.cardStatus)} />
        ))}
      </ul>
      <p role="status" className="sr-only">
        {isRunning && t('said', progressAt(shown))}
      </p>
    </section>
  )
}

function Row({ part, look }: { part: PartProgress<string>; look: PartLook }) {
  const t = useTranslations('checkout.progress.status')
  return (
    <li className="flex items-start gap-3 text-sm">
      <span className="mt-0.5">{ICON[look.look]}</span>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="wrap-anywhere font-medium">
          <bdi>{part.shopName}</bdi>
        </span>
        <span className={look.look === 'refused' ? 'text-danger' : 'text-muted'}>{t(look.status)}</span>
        {part.sentence && <span className="wrap-anywhere text-muted">{part.sentence}</span>}
      </span>
      <Price amountMinor={part.amountMinor} currency={part.currency} />
    </li>
  )
}

const ICON: Record<PartLook['look'], React.ReactNode> = {
  waiting: <Circle aria-hidden className="size-4 text-muted" />,
  working: <Spinner className="size-4 text-info" />,
  yours: <ShieldQuestion aria-hidden className="size-4 text-warn" />,
  held: <Lock aria-hidden className="size-4 text-info" />,
  done: <CircleCheck aria-hidden className="size-4 text-good" />,
  refused: <CircleX aria-hidden className="size-4 text-danger" />,
  over: <Undo2 aria-hidden className="size-4 text-muted" />,
}

function beforeTheFirst(groups: CheckoutGroup[]): CheckoutProgress<string> {
  return {
    cardStatus: 'needed',
    parts: groups.map(({ id, seller, currency, amountMinor }) => {
      return { partId: id, shopName: seller.shopName, currency, amountMinor, status: 'pending', sentence: '' }
    }),
  }
}
