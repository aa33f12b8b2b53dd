/* fitsprov.h: provenance in FITS files, for C and for whatever can call C.
 *
 * Link with -lfitsprov (pkg-config --cflags --libs fitsprov). docs/c.md has a page on it.
 *
 * Every function may be called from any thread. None writes to a standard stream, ends the process, sets a
 * signal handler or keeps anything behind your back: what went wrong is the status and the message of the call.
 *
 * Text is UTF-8 and ends with NUL. What a function gives out in a `char **` is yours: give it to fitsprov_free.
 * Each of these may be NULL if you do not want it; it is set to NULL where there is nothing to say.
 *
 * `message` gets on failure one line for a person that names the file, and on success a line for each warning.
 */
#ifndef FITSPROV_H
#define FITSPROV_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a call came to; the exit statuses of the command line. */
enum {
    FITSPROV_OK = 0,          /* yes, or done */
    FITSPROV_NO = 1,          /* a check failed, an input is missing */
    FITSPROV_FAILED = 2,      /* it could not be done or told; a file to be written is as it was */
    FITSPROV_NOTHING = 3,     /* the file can be read, but nothing is recorded in it */
    FITSPROV_NOT_DURABLE = 4, /* written, but a power cut may still undo it */
    FITSPROV_MISUSE = 64      /* NULL where something is needed, or text that is not UTF-8 */
};

/* The version, as "1.0.0"; not to be freed. */
const char *fitsprov_version(void);

/* The number of this interface: it grows when a function is added. */
int fitsprov_abi(void);

/* Frees what a function gave out; NULL is fine. */
void fitsprov_free(void *memory);

/* For the functions that look at files. */
enum {
    FITSPROV_CHECK_ALL = 1u,  /* show: check contents and inputs however large they are; normally up to 1 GiB */
    FITSPROV_CHECK_NONE = 2u, /* show: check neither; lineage: measure no contents */
    FITSPROV_INPUTS = 4u,     /* verify: also find the inputs and compare them with what is recorded */
    FITSPROV_SUMS_ONLY = 8u   /* verify: structure and checksums only, without SHA-256 */
};

/* What made a file, from what, and whether it is intact: the JSON of `fitsprov show --format json`.
 *
 * root: the folder that inputs must lie in to be opened; NULL for the file's own.
 * Returns FITSPROV_OK, FITSPROV_NOTHING (with JSON), FITSPROV_FAILED or FITSPROV_MISUSE. */
int fitsprov_show(const char *path, const char *root, unsigned flags, char **json, char **message);

/* Every check of a file: the JSON of `fitsprov verify --format json`.
 *
 * Returns FITSPROV_OK only if everything that could be checked passed; FITSPROV_NO if something is wrong;
 * FITSPROV_FAILED if it could not be told (with JSON where the file could be read); FITSPROV_NOTHING without
 * a stamp. */
int fitsprov_verify(const char *path, const char *root, unsigned flags, char **json, char **message);

/* What a file was made from, back to the raw data: the JSON of `fitsprov lineage --format json`.
 *
 * depth: how many generations to follow; all if it is negative.
 * Returns FITSPROV_OK; FITSPROV_NO if something is missing or has changed; FITSPROV_NOTHING if the file
 * records nothing; FITSPROV_FAILED if it could not be told. All but MISUSE come with JSON if the file could
 * be read. */
int fitsprov_lineage(const char *path, const char *root, int depth, unsigned flags, char **json, char **message);

/* Stamps a file as a record says that it was made: `fitsprov stamp --record`, with JSON (docs/record.md).
 *
 * record, size: the JSON; it need not end with NUL.
 * identifier: gets the identifier of the product.
 * Returns FITSPROV_OK; FITSPROV_NOT_DURABLE; FITSPROV_FAILED: the file is untouched. */
int fitsprov_stamp_record(
    const char *path, const char *record, size_t size, char **identifier, char **message);

#ifdef __cplusplus
}
#endif

#endif
