import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import type { ChangeLine } from '@/lib/domain/wire/admin-views'

/** What operators and sellers changed: who, what, before and after. */
export function ChangeList({ changes }: { changes: ChangeLine[] }) {
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {changes.map((change) => (
          <Change key={change.id} change={change} />
        ))}
      </ul>
    </Card>
  )
}

/** As their names say: lib/domain/audit/change.ts. */
const MADE_OR_REMOVED = /_(created|opened|connected|disconnected|removed)$/

function Change({ change: { by, deed, subjectId, differences, at } }: { change: ChangeLine }) {
  const t = useTranslations('admin.changes')
  // A thing that was made or removed is told by what it is, not by what it was before or after.
  const isWhole = deed !== null && MADE_OR_REMOVED.test(deed)
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1.5 px-5 py-3.5">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">{deed ? t(`deed.${deed}`) : t('unknown')}</p>
        <p className="break-words text-muted text-sm">{by ? <bdi>{by}</bdi> : t('erased')}</p>
        {subjectId && (
          <p translate="no" className="break-all font-mono text-muted text-xs">
            {subjectId}
          </p>
        )}
        <ul className="mt-1 text-sm">
          {differences.map(({ name, before, after }) => (
            <li key={name} dir="auto" className="wrap-anywhere line-clamp-3">
              {isWhole
                ? t('fact', { name, value: String(after ?? before) })
                : t('difference', { name, before: String(before ?? t('nothing')), after: String(after ?? t('nothing')) })}
            </li>
          ))}
        </ul>
      </div>
      <Moment at={at} className="text-muted text-sm" />
    </li>
  )
}
