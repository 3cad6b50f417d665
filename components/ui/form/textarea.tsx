'use client'

import { Field } from '@base-ui/react/field'
import clsx from 'clsx'
import type { ComponentProps } from 'react'

/** A text control of several lines, for use inside a Field. */
export function Textarea({ className, rows = 5, ...rest }: ComponentProps<'textarea'>) {
  return <Field.Control render={<textarea dir="auto" rows={rows} className={clsx('control resize-y', className)} {...rest} />} />
}
