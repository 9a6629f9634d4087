/* uit.h - the answers of all acts: what acts.def names as answer struct. */
#ifndef ACTS_UIT_H
#define ACTS_UIT_H

#include "acts/bericht.h"
#include "acts/brief.h"
#include "acts/contact.h"
#include "acts/dossier.h"
#include "acts/dubbel.h"
#include "acts/inlezen.h"
#include "acts/inlog.h"
#include "acts/noodblad.h"
#include "acts/overleg.h"
#include "acts/regio_laden.h"
#include "acts/vernietiging.h"
#include "acts/werk.h"
#include "acts/sturing.h"
#include "acts/termijn.h"
#include "acts/weging.h"
#include "acts/zaak.h"

#endif
