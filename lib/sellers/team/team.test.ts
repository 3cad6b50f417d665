// Who works in a shop: invited by mail, let in once, and never without an owner.
import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { viewerOf } from '@/lib/auth/viewer-of'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { listMails } from '@/lib/mail/mailbox'
import { sendInvitationMail } from '@/lib/notices/invitation-mail'
import { testDatabase } from '@/testing/database'
import { makeSeller } from '@/testing/rows'
import { joinShop, readInvitation } from './answer-invitation'
import { invitationToken } from './invitation-token'
import { inviteMember, takeBackInvitation } from './invite-member'
import { endMembership, giveRole, leaveShop, readTeam, shopsOf } from './read-team'

await testDatabase()
afterAll(stopJobs)

const addressOf = (name: string) => `${name}-${randomUUID()}@souk.test`

async function person(email = addressOf('person')) {
  const { id: userId } = await db().user.create({ data: { email, emailVerified: new Date() } })
  return { userId, email, isProven: true }
}

async function shop() {
  const { id: sellerId, userId } = await makeSeller({ connection: null })
  return { sellerId, userId }
}

/** Invites an address. @returns the invitation's id and token */
async function invite(by: { sellerId: string; userId: string }, email: string, role: 'owner' | 'shipper' = 'shipper') {
  expect(await inviteMember(by, email, role)).toEqual({ kind: 'invited', email })
  const { id, tokenHash } = await db().shopInvitation.findFirstOrThrow({ where: { ...{ sellerId: by.sellerId, email }, revokedAt: null } })
  expect(tokenHash).not.toContain(invitationToken(id))
  return { id, token: invitationToken(id) }
}

test('somebody invited by mail joins once, with the address it was sent to, and works in the shop from then on', async () => {
  const by = await shop()
  const guest = await person()
  const { id, token } = await invite(by, guest.email)
  await sendInvitationMail(id)
  const [mail] = (await listMails()).filter(({ to }) => to === guest.email)
  expect(mail?.text).toContain(`/join?token=${token}`)

  const stranger = await person()
  expect(await readInvitation(token, stranger)).toMatchObject({ kind: 'other_person' })
  expect(await readInvitation(token, { ...guest, isProven: false })).toMatchObject({ kind: 'other_person' })
  expect([await joinShop(token, stranger), await joinShop(token, { ...guest, isProven: false }), await joinShop('wrong', guest)]).toEqual([
    null,
    null,
    null,
  ])

  expect(await readInvitation(token, guest)).toMatchObject({ kind: 'open', role: 'shipper' })
  const twice = await Promise.all([joinShop(token, guest), joinShop(token, guest)])
  expect(twice.filter(Boolean)).toEqual([by.sellerId])
  expect(await readInvitation(token, guest)).toEqual({ kind: 'accepted' })
  expect(await viewerOf(guest.userId)).toMatchObject({ sellerId: by.sellerId, role: 'shipper' })
  expect(await inviteMember(by, guest.email, 'manager')).toMatchObject({ kind: 'refused', said: { key: 'team.member' } })

  expect(await endMembership(by, guest.userId)).toBe('changed')
  expect(await viewerOf(guest.userId)).toMatchObject({ sellerId: null, role: null })
  expect(await joinShop(token, guest)).toBeNull()
  const deeds = await db().auditEntry.findMany({ where: { subjectId: by.sellerId }, orderBy: { createdAt: 'asc' } })
  expect(deeds.map(({ deed, userId }) => [deed, userId])).toEqual([
    ['member_invited', by.userId],
    ['member_joined', guest.userId],
    ['member_removed', by.userId],
  ])
})

test('an invitation ends when it is taken back, when it is a week old, and when the same person is invited anew', async () => {
  const by = await shop()
  const guest = await person()
  const first = await invite(by, guest.email)
  const second = await invite(by, guest.email)
  expect([await readInvitation(first.token, guest), await joinShop(first.token, guest)]).toEqual([{ kind: 'revoked' }, null])
  expect(await takeBackInvitation(await shop(), second.id)).toBe(false)
  expect([await takeBackInvitation(by, second.id), await takeBackInvitation(by, second.id)]).toEqual([true, false])
  expect(await joinShop(second.token, guest)).toBeNull()
  const third = await invite(by, guest.email)
  const { expiresAt } = await db().shopInvitation.findUniqueOrThrow({ where: { id: third.id } })
  expect(Math.round((expiresAt.getTime() - Date.now()) / 86_400_000)).toBe(7)
  await db().shopInvitation.update({ where: { id: third.id }, data: { expiresAt: new Date() } })
  expect([await readInvitation(third.token, guest), await joinShop(third.token, guest)]).toEqual([{ kind: 'expired' }, null])
  expect((await readTeam(by.sellerId)).invitations).toEqual([])
})

test('the last owner stays one; of two who leave at once, one does', async () => {
  const by = await shop()
  expect([await endMembership(by, by.userId), await giveRole(by, by.userId, 'manager')]).toEqual(['last_owner', 'last_owner'])
  const other = await person()
  const { token } = await invite(by, other.email, 'owner')
  await joinShop(token, other)
  const second = { sellerId: by.sellerId, userId: other.userId }
  const left = await Promise.all([endMembership(by, by.userId), giveRole(second, other.userId, 'reader')])
  expect(left.sort()).toEqual(['changed', 'last_owner'])
  expect((await readTeam(by.sellerId)).members.filter(({ role }) => role === 'owner')).toHaveLength(1)
})

test('only an owner changes the team, also one who was an owner a moment ago', async () => {
  const by = await shop()
  const manager = await person()
  await db().shopMember.create({ data: { sellerId: by.sellerId, userId: manager.userId, role: 'manager' } })
  const as = { sellerId: by.sellerId, userId: manager.userId }
  expect([await giveRole(as, manager.userId, 'owner'), await endMembership(as, by.userId)]).toEqual(['not_owner', 'not_owner'])
  expect(await giveRole(by, (await person()).userId, 'owner')).toBe('not_found')
})

test('a member leaves by themselves, and then works there no more; the last owner cannot', async () => {
  const by = await shop()
  const shipper = await person()
  const { token } = await invite(by, shipper.email)
  await joinShop(token, shipper)
  const other = await person()
  expect(await leaveShop(other.userId, by.sellerId)).toBe('not_found')
  expect(await Promise.all([leaveShop(shipper.userId, by.sellerId), leaveShop(by.userId, by.sellerId)])).toEqual(['changed', 'last_owner'])
  expect(await viewerOf(shipper.userId)).toMatchObject({ sellerId: null, role: null })
  const [last] = await db().auditEntry.findMany({ where: { subjectId: by.sellerId }, orderBy: { createdAt: 'desc' }, take: 1 })
  expect(last).toMatchObject({ deed: 'member_left', userId: shipper.userId, before: { role: 'shipper' } })
})

test('who works in several shops is in the one they chose, never in one of others', async () => {
  const [own, second, others] = [await shop(), await shop(), await shop()]
  await db().shopMember.create({ data: { sellerId: second.sellerId, userId: own.userId, role: 'manager' } })
  const seen = (chosen?: string) => viewerOf(own.userId, {}, '', chosen)
  expect(await seen()).toMatchObject({ sellerId: own.sellerId, role: 'owner', shopCount: 2 })
  expect(await seen(second.sellerId)).toMatchObject({ sellerId: second.sellerId, role: 'manager' })
  expect(await seen(others.sellerId)).toMatchObject({ sellerId: own.sellerId, role: 'owner' })
  expect((await shopsOf(own.userId)).map(({ sellerId }) => sellerId)).toEqual([own.sellerId, second.sellerId])
})

test('an address is invited a few times a day, however many shops invite it', async () => {
  const email = addressOf('pestered')
  const shops = await Promise.all(Array.from({ length: 6 }, shop))
  const kinds: string[] = []
  for (const by of shops) kinds.push((await inviteMember(by, email, 'shipper')).kind)
  expect(kinds).toEqual(['invited', 'invited', 'invited', 'invited', 'invited', 'refused'])
})
