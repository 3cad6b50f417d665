-- Mail to a buyer or a seller that their mail server refuses for good.
ALTER TYPE "OperatorTaskKind" ADD VALUE 'mail_refused';
