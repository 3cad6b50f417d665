import { useTranslations } from 'next-intl'
import { Table, Td, Th } from '@/components/ui/data/table'
import { Badge } from '@/components/ui/feedback/badge'
import { useSay } from '@/components/ui/use-say'
import type { ImportLine } from '@/lib/domain/wire/import-views'

/** What is said of lines of a file, in their order. */
export function ImportLines({ lines }: { lines: ImportLine[] }) {
  const t = useTranslations('sell.import')
  const say = useSay()
  return (
    <Table caption={t('lines')}>
      <thead>
        <tr>
          <Th numeric>{t('line')}</Th>
          <Th>{t('product')}</Th>
          <Th>{t('said')}</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, handle, name, said, url, isNote }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is written out and never reordered
          <tr key={at}>
            <Td numeric className="align-top">
              {t('number', { count: line })}
            </Td>
            <Td className="min-w-32 max-w-56 align-top">
              <bdi className="wrap-anywhere">{name || handle || t('noProduct')}</bdi>
            </Td>
            <Td className="min-w-56 align-top">
              <Badge tone={isNote ? 'warn' : 'danger'}>{t(isNote ? 'note' : 'refused')}</Badge>
              <span className="mt-1 block">{say(said)}</span>
              {url && (
                <span translate="no" className="wrap-anywhere block text-muted text-xs">
                  {url}
                </span>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
