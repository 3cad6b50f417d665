-- A new value can be used by the next migration, not by this one.
ALTER TYPE "Counted" ADD VALUE 'decline';
