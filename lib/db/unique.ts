import { Prisma } from './generated/client'

/** Whether a write failed because the row was there already. */
export function isUniqueViolation(error: unknown): boolean {
  return isError(error, 'P2002', '23505')
}

/** Whether PostgreSQL gave a transaction up so that another one could go on. */
export function isDeadlock(error: unknown): boolean {
  return isError(error, 'P2034', '40P01')
}

/** @param prisma its code, where it wrote the statement @param postgres its own, which P2010 tells where we did */
function isError(error: unknown, prisma: string, postgres: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  return error.code === prisma || (error.code === 'P2010' && JSON.stringify([error.meta, error.message]).includes(postgres))
}
