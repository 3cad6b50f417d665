'use client'

import { Field } from '@base-ui/react/field'
import clsx from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'

/** The platform's own list of choices (best on phones, works without script), for use inside a Field. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className="relative block">
      <Field.Control
        render={
          <select className={clsx('control appearance-none pr-10', className)} {...rest}>
            {children}
          </select>
        }
      />
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted" />
    </span>
  )
}
