import { z } from 'zod'

/** The largest whole number that a column of type `integer` keeps: 2³¹ − 1. */
const INTEGER_MAX = 2_147_483_647

/** A price or a count that somebody says they saw. Above what a column keeps it cannot be ours. */
export const SeenInteger = z.number().int().min(0).max(INTEGER_MAX)
