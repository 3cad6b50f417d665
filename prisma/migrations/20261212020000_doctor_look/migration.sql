-- What the doctor found red when it last looked: one row, for pages that must not ask Stripe.
CREATE TABLE "DoctorLook" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "lookedAt" TIMESTAMP(3) NOT NULL,
    "red" TEXT[] NOT NULL,

    CONSTRAINT "DoctorLook_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "DoctorLook_one" CHECK ("id" = 1)
);
