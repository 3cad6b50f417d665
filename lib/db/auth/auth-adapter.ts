import { PrismaAdapter } from '@next-auth/prisma-adapter'
import type { Adapter } from 'next-auth/adapters'
import { db } from '@/lib/db/client'

/** Where next-auth keeps people, sessions and magic links. */
export function authAdapter(): Adapter {
  // The adapter's types name the client of `@prisma/client`; ours is generated into this folder and has the same tables.
  return PrismaAdapter(db() as unknown as Parameters<typeof PrismaAdapter>[0]) as Adapter
}
