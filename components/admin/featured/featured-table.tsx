import { useTranslations } from 'next-intl'
import { type ActionAnswer, ActionButton } from '@/components/admin/action-button'
import { Card } from '@/components/ui/data/card'
import { Table, Td, Th } from '@/components/ui/data/table'
import { Badge } from '@/components/ui/feedback/badge'
import { OrderButtons } from '@/components/ui/form/order-buttons'
import { TextLink } from '@/components/ui/layout/text-link'
import type { FeaturedLine } from '@/lib/domain/wire/featured'

type Deeds = {
  move: (id: string) => (before: string | null, form: FormData) => Promise<string | null>
  remove: (id: string) => (before: ActionAnswer) => Promise<ActionAnswer>
}

/** What is featured of one kind, in its order. */
export function FeaturedTable({ caption, lines, deeds }: { caption: string; lines: FeaturedLine[]; deeds: Deeds }) {
  const t = useTranslations('admin.featured')
  return (
    <Card padded={false}>
      <Table caption={caption}>
        <thead>
          <tr>
            <Th>{caption}</Th>
            <Th>
              <span className="sr-only">{t('actions')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, href, isShown }, place) => (
            <tr key={id}>
              <Td>
                <TextLink href={href} className="wrap-anywhere">
                  <bdi>{name}</bdi>
                </TextLink>
                {!isShown && (
                  <Badge tone="warn" className="ml-2">
                    {t('notShown')}
                  </Badge>
                )}
              </Td>
              <Td>
                <div className="flex flex-wrap justify-end gap-2">
                  {lines.length > 1 && <OrderButtons area="admin.featured" name={name} place={place} count={lines.length} move={deeds.move(id)} />}
                  <ActionButton action={deeds.remove(id)} label={t('removeOf', { name })} busyText={t('removing')}>
                    {t('remove')}
                  </ActionButton>
                </div>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
