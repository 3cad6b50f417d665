-- Apart from the columns that use them: a new value of an enum cannot be used in the transaction that adds it.
ALTER TYPE "RefundStatus" ADD VALUE 'asked' BEFORE 'pending';
ALTER TYPE "RefundStatus" ADD VALUE 'unknown' BEFORE 'pending';
ALTER TYPE "RefundStatus" ADD VALUE 'refused';
