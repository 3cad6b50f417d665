import type { ComponentType, ReactNode, SVGProps } from 'react'
import { LinkButton } from '@/components/ui/form/link-button'

type Props = { icon: ComponentType<SVGProps<SVGSVGElement>>; count: number; href: string; label: string; children: ReactNode }

/** Something a person has to do, how much of it there is, and the way there; quiet where there is nothing. */
export function ToDo({ icon: Icon, count, href, label, children }: Props) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-4">
      <p className="flex items-center gap-3">
        <Icon aria-hidden className={`size-5 ${count > 0 ? 'text-accent' : 'text-line-strong'}`} />
        <span className={count > 0 ? 'font-medium' : 'text-muted'}>{children}</span>
      </p>
      {count > 0 && (
        <LinkButton href={href} size="sm">
          {label}
        </LinkButton>
      )}
    </div>
  )
}
