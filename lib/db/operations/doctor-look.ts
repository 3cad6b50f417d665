import { db } from '@/lib/db/client'

/** Keeps which checks are red. Of two that look at once the one that began later stands. */
export async function keepLook(lookedAt: Date, red: string[]): Promise<void> {
  await db().$executeRaw`
    INSERT INTO "DoctorLook" (id, "lookedAt", red) VALUES (1, ${lookedAt}, ${red})
    ON CONFLICT (id) DO UPDATE SET "lookedAt" = excluded."lookedAt", red = excluded.red WHERE "DoctorLook"."lookedAt" <= excluded."lookedAt"`
}

/** What was kept last; null before the first look. */
export function findLook(): Promise<{ lookedAt: Date; red: string[] } | null> {
  return db().doctorLook.findUnique({ where: { id: 1 }, select: { lookedAt: true, red: true } })
}
