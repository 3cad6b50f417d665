'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { Notice } from '@/components/checkout/machine/notice'
import { useMoney } from '@/components/ui/data/use-money'
import { Alert } from '@/components/ui/feedback/alert'
import { TextLink } from '@/components/ui/layout/text-link'
import type { PageFailure } from '@/lib/domain/refusal/page-failures'

/** A message that takes the focus when it appears, so that nobody has to look for it. */
export function NoticeAlert({ notice, names }: { notice: Notice; names: Map<string, string> }) {
  const t = useTranslations('checkout.notice')
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new notice takes the focus
  useEffect(() => box.current?.focus(), [notice])
  const { tone, title, text, lines = [] } = useWording(names)(notice)
  return (
    <Alert ref={box} live tone={tone} title={title}>
      <p>{text}</p>
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
            {t('seeOrder')}
          </TextLink>
        </p>
      )}
    </Alert>
  )
}

type Wording = { tone: 'danger' | 'warn'; title: string; text: string; lines?: string[] }
type Items = Extract<Notice, { kind: 'items' }>['items']
type Change = Extract<Notice, { kind: 'price_changed' }>['changes'][number]

function useWording(names: Map<string, string>): (notice: Notice) => Wording {
  const t = useTranslations('checkout.notice')
  const money = useMoney()
  const nameOf = (variantId: string) => names.get(variantId) ?? t('someProduct')
  const named = (items: Items) => items.map(({ variantId, sentence }) => t('line', { name: nameOf(variantId), sentence }))
  const why = (failure: PageFailure | null): string => {
    if (failure?.kind === 'server' && failure.reference) return t('nothingBegunWhy.serverWithReference', { reference: failure.reference })
    return failure?.kind === 'server' || failure?.kind === 'offline' ? t(`nothingBegunWhy.${failure.kind}`) : ''
  }
  const priceChanged = (changes: Change[]): Wording => {
    const [first, ...others] = changes.map(({ variantId, was, now }) => ({ name: nameOf(variantId), was: money(was), now: money(now) }))
    const base = { tone: 'warn', text: t('prices') } as const
    if (first && others.length === 0) return { ...base, title: t('priceTitle', { was: first.was, now: first.now }) }
    return { ...base, title: t('pricesTitle'), lines: first ? [first, ...others].map((each) => t('priceLine', each)) : [] }
  }
  return (notice) => {
    switch (notice.kind) {
      case 'declined':
        return { tone: 'danger', title: t(`declined.${notice.title}`), text: notice.sentence }
      case 'partly_paid':
        return { tone: 'warn', title: t('partlyPaid'), text: notice.sentence }
      case 'refused':
        return { tone: 'danger', title: t('notPaid'), text: notice.sentence ?? t('turnedAway') }
      case 'price_changed':
        return priceChanged(notice.changes)
      case 'time_changed':
        return { tone: 'warn', title: t('timeChanged'), text: notice.sentence, lines: named(notice.items) }
      case 'amount_changed':
        return { tone: 'warn', title: t('amountChanged'), text: notice.sentence }
      case 'items': {
        const lines = notice.items.length > 0 ? named(notice.items) : [notice.sentence]
        return { tone: 'warn', title: t('itemsTitle'), text: t('items'), lines }
      }
      case 'nothing_begun':
        return { tone: 'warn', title: t('nothingBegunTitle'), text: [why(notice.failure), t('nothingBegun')].filter(Boolean).join(' ') }
    }
  }
}
