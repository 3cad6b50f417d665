'use client'

import { Field as BaseField } from '@base-ui/react/field'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/**
 * A labelled control with its explanation and its error, joined for screen readers. Put one of Input, Textarea or Select inside.
 * @param error the sentence shown under the control; the control is then marked invalid
 */
export function Field({
  label,
  hint,
  error,
  optional = false,
  name,
  children,
  className,
}: {
  label: ReactNode
  hint?: ReactNode
  error?: string | null
  optional?: boolean
  name?: string
  children: ReactNode
  className?: string
}) {
  const t = useTranslations('common.form')
  return (
    <BaseField.Root name={name} invalid={Boolean(error)} className={`flex flex-col gap-1.5 ${className ?? ''}`}>
      <BaseField.Label className="flex items-baseline justify-between gap-3 font-medium text-sm">
        <span>{label}</span>
        {optional && <span className="font-normal text-muted text-xs">{t('optional')}</span>}
      </BaseField.Label>
      {children}
      {error && (
        <BaseField.Error match={true} className="text-danger text-sm">
          {error}
        </BaseField.Error>
      )}
      {hint && <BaseField.Description className="text-muted text-sm">{hint}</BaseField.Description>}
    </BaseField.Root>
  )
}
