import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { InviteForm } from '@/components/sell/team/invite-form'
import { RoleDialog } from '@/components/sell/team/role-dialog'
import { Card, Section } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Table, Td, Th } from '@/components/ui/data/table'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { type MemberView, type OpenInvitationView, readTeam } from '@/lib/sellers/team/read-team'
import { inviteAction, removeMemberAction, revokeAction, roleAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.team'))('title') }
}

/** Who works in the shop, who is invited, and what each may do. */
export default async function TeamPage() {
  const { sellerId } = await requireSeller('team.manage')
  const [{ members, invitations }, t, settings] = await Promise.all([
    readTeam(sellerId),
    getTranslations('sell.team'),
    getTranslations('sell.settings'),
  ])
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: settings('title'), href: '/sell/settings' }, { label: t('title') }]} />}
        title={t('title')}
        lead={t('lead')}
      />
      <Card padded={false}>
        <Members members={members} />
      </Card>
      {invitations.length > 0 && (
        <Section title={t('invitations')} padded={false}>
          <Invitations invitations={invitations} />
        </Section>
      )}
      <Section title={t('inviteTitle')} hint={t('inviteHint')}>
        <InviteForm action={inviteAction} />
      </Section>
    </>
  )
}

function Members({ members }: { members: MemberView[] }) {
  const t = useTranslations('sell.team')
  return (
    <Table caption={t('members')}>
      <thead>
        <tr>
          <Th>{t('person')}</Th>
          <Th>{t('asRole')}</Th>
          <Th>{t('since')}</Th>
          <Th>{t('deeds')}</Th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.userId}>
            <Td>
              <bdi>{member.name}</bdi>
              {member.email !== member.name && (
                <span className="block text-muted">
                  <bdi>{member.email}</bdi>
                </span>
              )}
            </Td>
            <Td>{t(`role.${member.role}`)}</Td>
            <Td className="whitespace-nowrap">
              <Moment at={member.since} />
            </Td>
            <Td>
              <MemberDeeds member={member} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function MemberDeeds({ member: { userId, name, role } }: { member: MemberView }) {
  const t = useTranslations('sell.team')
  return (
    <div className="flex gap-2 whitespace-nowrap">
      <RoleDialog action={roleAction.bind(null, userId)} name={name} role={role} />
      <ConfirmDialog
        action={removeMemberAction.bind(null, userId)}
        deed={t('remove')}
        about={name}
        busyText={t('removing')}
        title={t('removeTitle', { name })}
        variant="danger"
        size="sm"
      >
        {t('removeText')}
      </ConfirmDialog>
    </div>
  )
}

function Invitations({ invitations }: { invitations: OpenInvitationView[] }) {
  const t = useTranslations('sell.team')
  return (
    <Table caption={t('invitations')}>
      <thead>
        <tr>
          <Th>{t('person')}</Th>
          <Th>{t('asRole')}</Th>
          <Th>{t('until')}</Th>
          <Th>{t('deeds')}</Th>
        </tr>
      </thead>
      <tbody>
        {invitations.map(({ id, email, role, until }) => (
          <tr key={id}>
            <Td>
              <bdi>{email}</bdi>
            </Td>
            <Td>{t(`role.${role}`)}</Td>
            <Td className="whitespace-nowrap">
              <Moment at={until} />
            </Td>
            <Td className="whitespace-nowrap">
              <ConfirmDialog
                action={revokeAction.bind(null, id)}
                deed={t('revoke')}
                keep={t('keep')}
                about={email}
                busyText={t('revoking')}
                title={t('revokeTitle', { email })}
                size="sm"
              >
                {t('revokeText')}
              </ConfirmDialog>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
