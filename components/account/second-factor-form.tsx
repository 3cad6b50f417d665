'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useSay } from '@/components/ui/use-say'
import { unreachable } from '@/lib/domain/unreachable'
import type { Said } from '@/lib/domain/wire/said'
import type { SecondFactorState, SecretToScan } from '@/lib/domain/wire/second-factor'

type Act = (before: SecondFactorState, form: FormData) => Promise<SecondFactorState>

/**
 * Sets a second factor up, step by step, or takes it away.
 * @param actions the server actions of each step
 */
export function SecondFactorForm({ actions, isOn }: { actions: { begin: Act; confirm: Act; remove: Act }; isOn: boolean }) {
  const first: SecondFactorState = isOn ? { step: 'on', error: null } : { step: 'off' }
  const [state, post] = useActionState(
    (before: SecondFactorState, form: FormData) =>
      actions[before.step === 'scan' ? 'confirm' : before.step === 'on' ? 'remove' : 'begin'](before, form),
    first,
  )
  const t = useTranslations('auth.security')
  switch (state.step) {
    case 'off':
      return (
        <form action={post}>
          <SubmitButton busyText={t('busy')}>{t('setUp')}</SubmitButton>
        </form>
      )
    case 'scan':
      return <Scan post={post} scan={state.scan} error={state.error} />
    case 'codes':
      return <Codes codes={state.codes} />
    case 'on':
      return <On post={post} error={state.error} />
    default:
      return unreachable(state)
  }
}

type Post = (form: FormData) => void

function Scan({ post, scan, error }: { post: Post; scan: SecretToScan; error: Said | null }) {
  const t = useTranslations('auth.security')
  return (
    <form action={post} className="flex flex-col items-start gap-4">
      <p>{t('scan')}</p>
      {/* biome-ignore lint/performance/noImgElement: a drawing made on the spot, nothing to optimize */}
      <img src={scan.qr} alt={t('qr')} width={200} height={200} className="rounded-md border border-line bg-white p-2" />
      <p className="text-muted text-sm">
        <span>{t('byHand')}</span> <code className="break-all font-mono">{scan.secret}</code>
      </p>
      <CodeField label={t('code')} error={error} />
      <SubmitButton busyText={t('busy')}>{t('confirm')}</SubmitButton>
    </form>
  )
}

function Codes({ codes }: { codes: string[] }) {
  const t = useTranslations('auth.security')
  return (
    <div role="status" className="flex flex-col gap-4">
      <p className="font-medium">{t('isOn')}</p>
      <p>{t('codes')}</p>
      <ul className="grid grid-cols-1 gap-1 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  )
}

function On({ post, error }: { post: Post; error: Said | null }) {
  const t = useTranslations('auth.security')
  return (
    <form action={post} className="flex flex-col items-start gap-4">
      <p className="font-medium">{t('isOn')}</p>
      <CodeField label={t('codeOrRecovery')} error={error} />
      <SubmitButton variant="secondary" busyText={t('busy')}>
        {t('turnOff')}
      </SubmitButton>
    </form>
  )
}

/** Where a code is typed. */
export function CodeField({ label, error }: { label: string; error: Said | null }) {
  const say = useSay()
  return (
    <Field label={label} name="code" error={error && say(error)} className="w-full max-w-xs">
      <Input autoComplete="one-time-code" maxLength={40} required />
    </Field>
  )
}
