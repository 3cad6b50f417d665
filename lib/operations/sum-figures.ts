import { sumChangedDays } from '@/lib/db/figures/sum-days'

/** In one transaction: a day's rows of a busy seller are read in it. */
const BATCH = 2000

/** Sums the figures of all days that have changed since they were summed. Figures are right without it, but read what changed row by row. */
export async function sumFigures(): Promise<void> {
  while ((await sumChangedDays(BATCH)) > 0);
}
