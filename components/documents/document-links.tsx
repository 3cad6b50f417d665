import { FileText } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { isolated } from '@/components/ui/isolated'
import type { DocumentLink } from '@/lib/domain/wire/document-views'

/**
 * Links to documents; nothing where there are none.
 * @param shopNames by part, where several sellers' documents stand together
 * @param linkKey of whoever came by a link from a mail: the documents open with it too
 */
export function DocumentLinks({
  documents,
  shopNames = {},
  linkKey,
}: {
  documents: DocumentLink[]
  shopNames?: Record<string, string>
  linkKey?: string
}) {
  const t = useTranslations('documents')
  if (documents.length === 0) return null
  return (
    <ul className="flex flex-col gap-2">
      {documents.map(({ id, partId, kind, number }) => (
        <li key={id} className="flex items-center gap-2">
          <FileText aria-hidden className="size-4 shrink-0 text-muted" />
          <Link href={hrefOf(id, linkKey)} className="underline decoration-line-strong underline-offset-4 hover:decoration-ink">
            {shopNames[partId] ? t.rich(`link.${kind}From`, { number, shop: shopNames[partId], ...isolated }) : t(`link.${kind}`, { number })}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function hrefOf(id: string, linkKey: string | undefined): Route {
  return `/documents/${id}${linkKey ? `?key=${encodeURIComponent(linkKey)}` : ''}` as Route
}
