'use client'

import { useTranslations } from 'next-intl'
import { useFormStatus } from 'react-dom'
import { Button, type ButtonProps } from './button'

/** The button of a form with a server action: busy while the action runs. */
export function SubmitButton({ busyText, ...rest }: Omit<ButtonProps, 'busy' | 'type'>) {
  const t = useTranslations('common.form')
  const { pending } = useFormStatus()
  return <Button type="submit" busy={pending} busyText={busyText ?? t('saving')} {...rest} />
}
