'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { useFailureWords } from '@/components/ui/failure/use-failure-words'
import { Alert } from '@/components/ui/feedback/alert'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useSay } from '@/components/ui/use-say'
import { Email } from '@/lib/domain/ids'
import { type Said, saidOf } from '@/lib/domain/wire/said'
import type { SignInReason } from '@/lib/domain/wire/sign-in-error'
import { postSignIn, type SignInRefusal } from './post-sign-in'

type State = { email: string; fieldError: Said | null; refusal: SignInRefusal | null }

const PROVIDERS = { github: 'GitHub', google: 'Google' }

/**
 * Asks for a link by e-mail, or leads to GitHub or Google.
 * @param ways those whose keys are set
 * @param next the path of this shop to come back to
 * @param reason why the last try failed
 */
export function SignInForm({ ways, next, reason }: { ways: ('github' | 'google')[]; next: string; reason: SignInReason | null }) {
  const t = useTranslations('auth.signIn')
  const say = useSay()
  const words = useRefusal()
  const [first] = useState<State>({ email: '', fieldError: null, refusal: reason && { kind: 'refused', reason } })
  const [state, ask] = useActionState(askForLink, first)
  return (
    <div className="flex flex-col gap-5">
      {state.refusal && (
        <Alert tone="warn" live={state !== first}>
          {words(state.refusal)}
        </Alert>
      )}
      <form action={ask} noValidate className="flex flex-col gap-4">
        <input type="hidden" name="next" value={next} />
        <Field label={t('email')} name="email" error={state.fieldError && say(state.fieldError)} hint={t('emailHint')}>
          <Input type="email" autoComplete="email" inputMode="email" defaultValue={state.email} key={state.email} required />
        </Field>
        <SubmitButton wide busyText={t('sending')}>
          {t('send')}
        </SubmitButton>
      </form>
      {ways.map((way) => (
        <OtherWay key={way} way={way} next={next} />
      ))}
    </div>
  )
}

function OtherWay({ way, next }: { way: 'github' | 'google'; next: string }) {
  const t = useTranslations('auth.signIn')
  const words = useRefusal()
  const [refusal, begin] = useActionState(async (): Promise<SignInRefusal | null> => {
    const answer = await postSignIn(way, { callbackUrl: next })
    if (answer.kind !== 'go') return answer
    window.location.assign(answer.url)
    return null
  }, null)
  return (
    <form action={begin} className="flex flex-col gap-2">
      <SubmitButton variant="secondary" wide busyText={t('redirecting')}>
        {t('with', { provider: PROVIDERS[way] })}
      </SubmitButton>
      {refusal && (
        <p role="alert" className="text-danger text-sm">
          {words(refusal)}
        </p>
      )}
    </form>
  )
}

function useRefusal(): (refusal: SignInRefusal) => string {
  const t = useTranslations('auth.error')
  const say = useSay()
  const failureWords = useFailureWords()
  return (refusal) => {
    if (refusal.kind === 'refused') return t(refusal.reason)
    return refusal.kind === 'failed' ? failureWords(refusal.failure) : say({ key: 'tooManyRequests', values: { minutes: refusal.minutes } })
  }
}

async function askForLink(_: State, form: FormData): Promise<State> {
  const typed = String(form.get('email') ?? '')
  const email = Email.safeParse(typed)
  if (!email.success) return { email: typed, fieldError: saidOf(email.error.issues[0]), refusal: null }
  const answer = await postSignIn('email', { email: email.data, callbackUrl: String(form.get('next') ?? '/') })
  if (answer.kind === 'go') window.location.assign(answer.url)
  return { email: typed, fieldError: null, refusal: answer.kind === 'go' ? null : answer }
}
