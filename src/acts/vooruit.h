/* vooruit.h - what an act will surely ask, asked before its first question so
 * that it is all answered in one round trip (tx_ahead). Acts that have nothing
 * here ask one thing after the other. */
#ifndef ACTS_VOORUIT_H
#define ACTS_VOORUIT_H

#include "acts/act.h"

MUST_CHECK enum err_code melding_registreren_vooruit(struct act_ctx *,
    const struct in_melding_registreren *, struct err *);

#endif
