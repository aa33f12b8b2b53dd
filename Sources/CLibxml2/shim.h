#ifndef FITSPROV_CLIBXML2_SHIM_H
#define FITSPROV_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, whose headers clash with those of Foundation.
// Nothing of the ICU interface is used here, so it is kept out.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlsave.h>
#include <libxml/xmlwriter.h>

#endif
