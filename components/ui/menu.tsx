'use client'

import { Menu as BaseMenu } from '@base-ui/react/menu'
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactElement, ReactNode } from 'react'

const ITEM =
  'flex min-h-10 cursor-default items-center gap-2.5 rounded-sm px-3 text-sm outline-none select-none data-disabled:text-muted data-highlighted:bg-sunken'

/** A button that opens a list of actions, operated with the arrow keys. */
export function Menu({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={6} align="end" className="z-50 outline-none">
          <BaseMenu.Popup className="min-w-48 rounded-md border border-line bg-surface p-1.5 text-ink shadow-lg outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}

/** One action of a Menu. */
export function MenuItem({
  onSelect,
  disabled,
  danger,
  children,
}: {
  onSelect: () => void
  disabled?: boolean
  danger?: boolean
  children: ReactNode
}) {
  return (
    <BaseMenu.Item onClick={onSelect} disabled={disabled} className={danger ? `${ITEM} text-danger` : ITEM}>
      {children}
    </BaseMenu.Item>
  )
}

/** One link of a Menu. */
export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <BaseMenu.LinkItem render={<Link href={href as Route} />} className={ITEM} closeOnClick>
      {children}
    </BaseMenu.LinkItem>
  )
}
