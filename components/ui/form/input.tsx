'use client'

import { Field } from '@base-ui/react/field'
import clsx from 'clsx'
import type { ComponentProps } from 'react'

/** A one-line text control. Inside a Field it takes its name, label and error from there. */
export function Input({ className, ...rest }: Omit<ComponentProps<typeof Field.Control>, 'className'> & { className?: string }) {
  return <Field.Control dir="auto" className={clsx('control', className)} {...rest} />
}
