import { Prisma } from './generated/client'

/** Whether a write failed because the row was there already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}

/** Whether PostgreSQL gave a transaction up so that another one could go on. */
export function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  // P2034 where Prisma wrote the statement; P2010 with PostgreSQL's own code where we did.
  return error.code === 'P2034' || (error.code === 'P2010' && JSON.stringify([error.meta, error.message]).includes('40P01'))
}
