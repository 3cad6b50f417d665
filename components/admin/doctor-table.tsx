import { useTranslations } from 'next-intl'
import { type ActionAnswer, ActionButton } from '@/components/admin/action-button'
import { Card } from '@/components/ui/data/card'
import { Moment, useMoment } from '@/components/ui/data/moment'
import { Table, Td, Th } from '@/components/ui/data/table'
import { Badge, type Tone } from '@/components/ui/feedback/badge'
import { TextLink } from '@/components/ui/layout/text-link'
import { type CheckState, type DoctorLine, wordsOfLine } from '@/lib/domain/wire/doctor-views'

const TONE: Record<CheckState, Tone> = { good: 'good', warning: 'warn', bad: 'danger', unknown: 'neutral' }

type Press = (before: ActionAnswer) => Promise<ActionAnswer>

type Actions = { register: Press; registerWallets: Press; sendTestMail: Press }

/** What the doctor found, a row a check, each with what helps. */
export function DoctorTable({ lines, ...actions }: Actions & { lines: DoctorLine[] }) {
  const [t, moment] = [useTranslations('admin.doctor'), useMoment()]
  return (
    <Card padded={false}>
      <Table caption={t('caption')}>
        <thead>
          <tr>
            <Th>{t('check')}</Th>
            <Th>{t('found')}</Th>
            <Th numeric className="max-sm:hidden">
              {t('checked')}
            </Th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name}>
              <Td>
                <span className="flex flex-col items-start gap-1">
                  <span className="font-medium">{t(`name.${line.name}`)}</span>
                  <Badge tone={TONE[line.state]}>{t(`state.${line.state}`)}</Badge>
                </span>
              </Td>
              <Td>
                <span className="flex min-w-40 flex-col items-start gap-2 wrap-anywhere [&_button]:py-1">
                  <span>{t(`sentence.${line.sentence}`, wordsOfLine(line, moment, t('never')))}</span>
                  <Help press={line.press} {...actions} />
                </span>
              </Td>
              <Td numeric className="max-sm:hidden">
                <Moment at={line.at} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Help({ press, register, registerWallets, sendTestMail }: Actions & Pick<DoctorLine, 'press'>) {
  const [t, webhooks] = [useTranslations('admin.doctor'), useTranslations('admin.webhooks')]
  switch (press) {
    case undefined:
      return null
    case 'register':
      return (
        <ActionButton action={register} busyText={webhooks('registering')}>
          {webhooks('register')}
        </ActionButton>
      )
    case 'wallets':
      return (
        <ActionButton action={registerWallets} busyText={webhooks('registering')}>
          {t('wallets.register')}
        </ActionButton>
      )
    case 'testMail':
      return (
        <ActionButton action={sendTestMail} busyText={t('sendingTestMail')}>
          {t('sendTestMail')}
        </ActionButton>
      )
    default:
      return <TextLink href={`/admin/${press}`}>{t(`open.${press}`)}</TextLink>
  }
}
