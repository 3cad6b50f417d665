'use client'

import { useActionState } from 'react'
import { Alert } from '@/components/ui/feedback/alert'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Email } from '@/lib/domain/ids'
import { postSignIn } from './post-sign-in'

type State = { email: string; fieldError: string | null; sentence: string | null }

/**
 * Asks for a link by e-mail, or leads to GitHub or Google.
 * @param ways those whose keys are set
 * @param next the path of this shop to come back to
 * @param sentence why the last try failed
 */
export function SignInForm({ ways, next, sentence }: { ways: ('github' | 'google')[]; next: string; sentence: string | null }) {
  const [state, ask] = useActionState(askForLink, { email: '', fieldError: null, sentence })
  return (
    <div className="flex flex-col gap-5">
      {state.sentence && (
        <Alert tone="warn" live={state.sentence !== sentence}>
          {state.sentence}
        </Alert>
      )}
      <form action={ask} noValidate className="flex flex-col gap-4">
        <input type="hidden" name="next" value={next} />
        <Field label="E-mail" name="email" error={state.fieldError} hint="We send you a link. There is no password to remember.">
          <Input type="email" autoComplete="email" inputMode="email" defaultValue={state.email} key={state.email} required />
        </Field>
        <SubmitButton wide busyText="Sending the link…">
          Send me a link
        </SubmitButton>
      </form>
      {ways.map((way) => (
        <OtherWay key={way} way={way} next={next} />
      ))}
    </div>
  )
}

function OtherWay({ way, next }: { way: 'github' | 'google'; next: string }) {
  const [refusal, begin] = useActionState(async () => {
    const answer = await postSignIn(way, { callbackUrl: next })
    if (answer.kind === 'refused') return answer.sentence
    window.location.assign(answer.url)
    return null
  }, null)
  return (
    <form action={begin} className="flex flex-col gap-2">
      <SubmitButton variant="secondary" wide busyText="Leading you there…">
        Continue with {way === 'github' ? 'GitHub' : 'Google'}
      </SubmitButton>
      {refusal && (
        <p role="alert" className="text-danger text-sm">
          {refusal}
        </p>
      )}
    </form>
  )
}

async function askForLink(_: State, form: FormData): Promise<State> {
  const typed = String(form.get('email') ?? '')
  const email = Email.safeParse(typed)
  if (!email.success) return { email: typed, fieldError: email.error.issues[0]?.message ?? null, sentence: null }
  const answer = await postSignIn('email', { email: email.data, callbackUrl: String(form.get('next') ?? '/') })
  if (answer.kind === 'go') window.location.assign(answer.url)
  return { email: typed, fieldError: null, sentence: answer.kind === 'refused' ? answer.sentence : null }
}
