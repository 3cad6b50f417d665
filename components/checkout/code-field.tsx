'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { DeliveryState } from '@/components/checkout/delivery/use-delivery'
import { type CheckoutState, isWorking } from '@/components/checkout/machine/checkout-machine'
import type { Notice } from '@/components/checkout/machine/notice'
import { useMoney } from '@/components/ui/data/use-money'
import { Button } from '@/components/ui/form/button'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { useSay } from '@/components/ui/use-say'
import { plainCode } from '@/lib/domain/pricing/discount'
import type { CodeView } from '@/lib/domain/wire/checkout-views'
import { MAX_CODES } from '@/lib/domain/wire/checkout-wire'

/** Where discount codes are entered and removed, while nothing is ordered. Each says what it takes off, or why it takes nothing off. */
export function CodeField({ delivery, state }: { delivery: DeliveryState; state: CheckoutState }) {
  useGoneCodes(state, delivery)
  const disabled = isWorking(state.step)
  const t = useTranslations('checkout.codes')
  const { view, codes, enterCode, removeCodes } = delivery
  const [error, setError] = useState<string | null>(null)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const code = plainCode(String(new FormData(form).get('code') ?? ''))
    const isFull = codes.length >= MAX_CODES && !codes.includes(code)
    setError(code === '' ? t('empty') : isFull ? t('most', { max: MAX_CODES }) : null)
    if (code === '' || isFull) return
    enterCode(code)
    form.reset()
  }
  return (
    <div inert={disabled} className={disabled ? 'flex flex-col gap-3 opacity-60' : 'flex flex-col gap-3'}>
      <form noValidate onSubmit={onSubmit} className="flex items-start gap-2">
        <Field label={t('label')} name="code" error={error} className="min-w-0 flex-1">
          <Input autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={100} />
        </Field>
        {/* Never busy: what is entered while an answer is on its way replaces the question. */}
        <Button type="submit" variant="secondary" className="mt-6.5">
          {t('apply')}
        </Button>
      </form>
      <ul aria-label={t('entered')} aria-live="polite" className="flex flex-col gap-2 empty:hidden">
        {view.codes.map((code) => (
          <Code key={code.code} code={code} onRemove={() => removeCodes([code.code])} />
        ))}
      </ul>
    </div>
  )
}

/** A code that was refused is taken out: the page shows what is charged without it, and the notice says why. */
function useGoneCodes({ step }: CheckoutState, { removeCodes }: DeliveryState): void {
  const taken = useRef<Notice | null>(null)
  const notice = step.name === 'form' ? step.notice : null
  useEffect(() => {
    if (notice?.kind !== 'amount_changed' || notice === taken.current) return
    taken.current = notice
    if (notice.codes.length > 0) removeCodes(notice.codes)
  }, [notice, removeCodes])
}

function Code({ code: { code, savings, sentence }, onRemove }: { code: CodeView; onRemove: () => void }) {
  const t = useTranslations('checkout.codes')
  const say = useSay()
  const money = useMoney()
  const format = useFormatter()
  const saved = savings.length > 0 ? t('saves', { savings: String(format.list(savings.map(money), 'and')) }) : t('freeDelivery')
  return (
    <li className="flex items-start justify-between gap-4 rounded-md border border-line px-3 py-2 text-sm">
      <span className="wrap-anywhere min-w-0">
        <bdi className="font-medium">{code}</bdi>
        <span className={sentence ? 'block text-danger' : 'block text-good'}>{sentence ? say(sentence) : saved}</span>
      </span>
      <Button variant="ghost" size="sm" onClick={onRemove} aria-label={t('removeOf', { code })}>
        {t('remove')}
      </Button>
    </li>
  )
}
