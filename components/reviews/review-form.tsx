'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Radio } from '@/components/ui/form/checkbox'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Textarea } from '@/components/ui/form/textarea'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import { MAX_REVIEW, MAX_REVIEWER, type ReviewFormState } from '@/lib/domain/reviews/review'

const RATINGS = [5, 4, 3, 2, 1] as const

/** How something is that a buyer has: stars, words, and what they want to be called. */
export function ReviewForm({
  action,
  first,
}: {
  action: (before: ReviewFormState, form: FormData) => Promise<ReviewFormState>
  first: ReviewFormState
}) {
  const t = useTranslations('reviews.form')
  const stars = useTranslations('reviews')
  const say = useSay()
  const { state, failure, formProps } = useFormAction(action, first)
  const { rating: chosen, text, name } = state.values
  return (
    <form {...formProps} noValidate className="flex flex-col gap-6">
      <FailureAlert failure={failure} />
      {state.refusal && (
        <Alert tone="warn" live>
          {say(state.refusal)}
        </Alert>
      )}
      <RadioGroup legend={t('rating')}>
        {RATINGS.map((rating) => (
          <Radio
            key={`${rating} ${chosen}`}
            name="rating"
            value={rating}
            defaultChecked={chosen === String(rating)}
            label={t(`words.s${rating}`)}
            hint={stars('stars', { rating })}
          />
        ))}
      </RadioGroup>
      <Field label={t('text')} name="text" hint={t('textHint')}>
        <Textarea rows={6} maxLength={MAX_REVIEW} defaultValue={text} key={text} />
      </Field>
      <Field label={t('name')} name="name" hint={t('nameHint')}>
        <Input maxLength={MAX_REVIEWER} autoComplete="given-name" defaultValue={name} key={name} />
      </Field>
      <p className="text-muted text-sm">{t('held')}</p>
      <div>
        <SubmitButton busyText={t('busy')}>{t('send')}</SubmitButton>
      </div>
    </form>
  )
}
