'use client'

import { useEffect, useRef } from 'react'
import type { Notice } from '@/components/checkout/machine/checkout-machine'
import { Alert } from '@/components/ui/feedback/alert'
import { TextLink } from '@/components/ui/layout/text-link'
import { formatMoney } from '@/lib/domain/money/money'

/** A message that takes the focus when it appears, so that nobody has to look for it. */
export function NoticeAlert({ notice, names }: { notice: Notice; names: Map<string, string> }) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new notice takes the focus
  useEffect(() => box.current?.focus(), [notice])
  const { tone, title, text, lines = [] } = wording(notice, names)
  return (
    <Alert ref={box} live tone={tone} title={title}>
      {text}
      {lines.length > 0 && (
        <ul className="mt-1 flex flex-col gap-1">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {notice.kind === 'partly_paid' && (
        <p className="mt-1">
          <TextLink external href={notice.orderUrl}>
            See the order as it is
          </TextLink>
        </p>
      )}
    </Alert>
  )
}

type Wording = { tone: 'danger' | 'warn'; title: string; text: string; lines?: string[] }

function wording(notice: Notice, names: Map<string, string>): Wording {
  switch (notice.kind) {
    case 'declined':
      return { tone: 'danger', title: 'This card was not accepted', text: notice.sentence }
    case 'partly_paid':
      return { tone: 'warn', title: 'Not every seller could be paid', text: notice.sentence }
    case 'refused':
      return { tone: 'danger', title: 'Not paid', text: notice.sentence }
    case 'price_changed':
      return priceChanged(notice, names)
    case 'time_changed':
      return { tone: 'warn', title: 'Something is charged at another time', text: notice.sentence, lines: named(notice, names) }
    case 'items': {
      const text = 'Nothing was charged. It stays in your cart and is left out here: look at the new total, and press Pay if you want the rest.'
      return {
        tone: 'warn',
        title: 'Something in your cart cannot be bought now',
        text,
        lines: notice.items.length > 0 ? named(notice, names) : [notice.sentence],
      }
    }
    case 'nothing_begun':
      return {
        tone: 'warn',
        title: 'The order did not reach us',
        text: 'The connection broke before anything was begun. You can safely press Pay again; it cannot be charged twice.',
      }
  }
}

function named({ items }: Pick<Extract<Notice, { kind: 'items' }>, 'items'>, names: Map<string, string>): string[] {
  return items.map(({ productId, sentence }) => `${names.get(productId) ?? 'A product'}: ${sentence}`)
}

function priceChanged({ changes }: Extract<Notice, { kind: 'price_changed' }>, names: Map<string, string>): Wording {
  const text = 'It changed while this page was open. Nothing was charged. If you agree to the new price, press Pay.'
  const [first, ...others] = changes
  const change = ({ was, now }: (typeof changes)[number]) => `now ${formatMoney(now)} instead of ${formatMoney(was)}`
  if (first && others.length === 0) return { tone: 'warn', title: `The price is ${change(first)}`, text }
  const lines = changes.map((each) => `${names.get(each.productId) ?? 'A product'}: ${change(each)}`)
  return { tone: 'warn', title: 'Some prices have changed', text, lines }
}
