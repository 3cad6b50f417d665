import type { ComponentProps, MouseEvent } from 'react'
import { Spinner } from '@/components/ui/feedback/spinner'
import { type ButtonLook, buttonClass } from './button-style'

export type ButtonProps = ComponentProps<'button'> & ButtonLook & { busy?: boolean; busyText?: string }

/**
 * A button. While `busy` it shows a spinner with `busyText` and ignores presses, but keeps the focus and stays readable for
 * screen readers, which a disabled button does not. Its text has an element of its own: a browser's translation replaces bare texts, and the spinner could not
 * be put before one that is gone.
 */
export function Button({ variant, size, wide, busy = false, busyText, className, children, onClick, type = 'button', ...rest }: ButtonProps) {
  const guard = busy ? (event: MouseEvent<HTMLButtonElement>) => event.preventDefault() : onClick
  return (
    <button type={type} className={buttonClass({ variant, size, wide }, className)} aria-disabled={busy || undefined} onClick={guard} {...rest}>
      {busy && <Spinner />}
      {busy && busyText ? <span>{busyText}</span> : typeof children === 'string' ? <span>{children}</span> : children}
    </button>
  )
}
