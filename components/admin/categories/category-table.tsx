import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Table, Td, Th } from '@/components/ui/data/table'
import { OrderButtons } from '@/components/ui/form/order-buttons'
import { TextLink } from '@/components/ui/layout/text-link'
import type { CategoryFormState, CategoryLine } from '@/lib/domain/wire/category-views'
import { RenameCategory } from './rename-category'
import { RetireCategory } from './retire-category'

type Deed<State> = (id: string) => (before: State, form: FormData) => Promise<State>
export type CategoryDeeds = { move: Deed<string | null>; rename: Deed<CategoryFormState>; retire: Deed<CategoryFormState> }

/** All categories in their order, those below the top under it. @param most beyond which products are not counted */
export function CategoryTable({ lines, most, deeds }: { lines: CategoryLine[]; most: number; deeds: CategoryDeeds }) {
  const t = useTranslations('admin.categories')
  return (
    <Card padded={false}>
      <Table caption={t('caption')}>
        <thead>
          <tr>
            <Th>{t('name')}</Th>
            <Th numeric>{t('products')}</Th>
            <Th>
              <span className="sr-only">{t('actions')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <Td className={line.parent === null ? 'font-medium' : 'pl-10 sm:pl-12'}>
                <TextLink href={`/c/${line.slug}`} className="wrap-anywhere">
                  <bdi>{line.name}</bdi>
                </TextLink>
              </Td>
              <Td numeric>{t(line.products >= most ? 'countedMost' : 'counted', { count: line.products })}</Td>
              <Td>
                <Deeds line={line} others={lines.filter(({ id }) => id !== line.id)} deeds={deeds} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Deeds({ line, others, deeds }: { line: CategoryLine; others: CategoryLine[]; deeds: CategoryDeeds }) {
  const { id, name, place, siblings, hasChildren } = line
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {siblings > 1 && <OrderButtons area="admin.categories" name={name} place={place} count={siblings} move={deeds.move(id)} />}
      <RenameCategory name={name} action={deeds.rename(id)} />
      {!hasChildren && <RetireCategory name={name} others={others} action={deeds.retire(id)} />}
    </div>
  )
}
