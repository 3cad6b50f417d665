import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

/** A table that scrolls sideways where it does not fit, reachable with the keyboard. Put it into a Card with `padded={false}`. */
export function Table({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a mouse
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto -outline-offset-2">
      <table className="w-full border-collapse text-sm [&_tbody_tr]:border-line [&_tbody_tr]:border-t [&_tbody_tr:hover]:bg-sunken/50">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  )
}

/** A column's heading. `numeric` aligns right. */
export function Th({ numeric = false, className, ...rest }: ComponentProps<'th'> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      className={clsx('whitespace-nowrap px-3 py-3 sm:px-5 font-medium text-muted text-xs', numeric ? 'text-right' : 'text-left', className)}
      {...rest}
    />
  )
}

/** A cell. `numeric` aligns right with figures of equal width. */
export function Td({ numeric = false, className, ...rest }: ComponentProps<'td'> & { numeric?: boolean }) {
  return <td className={clsx('px-3 py-3.5 align-middle sm:px-5', numeric && 'whitespace-nowrap text-right tabular-nums', className)} {...rest} />
}
