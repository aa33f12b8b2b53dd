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

/* An activity: one execution of a task, that is told what it uses and makes. All its products share one
 * identifier, and what can be captured of the process is captured (docs/capture.md). Calls for one activity may
 * come from several threads. A handle that was freed must not be used again. */
typedef struct fitsprov_activity fitsprov_activity;

/* For the functions that stamp. */
enum {
    FITSPROV_CHECKSUMS = 16u, /* an open file: also write CHECKSUM and DATASUM into every HDU */
    FITSPROV_LAST = 32u       /* the activity ends with this product, which then tells when */
};

/* Begins an activity, now. NULL if the name is NULL or blank, or what is given is not UTF-8.
 *
 * version: NULL if there is none. */
fitsprov_activity *fitsprov_begin(const char *name, const char *version);

/* The same with options: an object of JSON with any of
 * capture: what is captured, as in "standard,host" or "none", normally "standard,-git": to ask git starts it; variables: more variables of the environment;
 * carry: how many generations of documents of the inputs each product carries; sync: false to not wait for the
 * disk; overwrite: true lets a writer replace a file; sidecars: false for no document beside what is no FITS
 * file; replace: true replaces cards with another value. NULL for none. */
fitsprov_activity *fitsprov_begin_with(
    const char *name, const char *version, const char *options, char **message);

/* The URI of the execution. */
int fitsprov_identifier(fitsprov_activity *activity, char **identifier, char **message);

/* Tells of something that is used: a path, from the working folder, or a URI. Its digest is taken at the end; a
 * file that has changed by then is recorded without one, with a warning. role: NULL, or as in "Calibration". */
int fitsprov_used(fitsprov_activity *activity, const char *path, const char *role, char **message);

/* Tells of a configuration file. */
int fitsprov_configured(fitsprov_activity *activity, const char *path, char **message);

/* Tells the value of a parameter; of a name that is told again, the last value counts. unit: NULL, or as in "TeV". */
int fitsprov_parameter(
    fitsprov_activity *activity, const char *name, const char *value, const char *unit, char **message);

/* Tells a provenance field of all products, as in "calib_version". */
int fitsprov_field(fitsprov_activity *activity, const char *name, const char *value, char **message);

/* Tells what a record in JSON says (docs/record.md): software, agents, times, and all of the above. */
int fitsprov_record(fitsprov_activity *activity, const char *json, size_t size, char **message);

/* Tells of a product that you write: fitsprov_end stamps it. role: NULL if there is none. */
int fitsprov_made(fitsprov_activity *activity, const char *path, const char *role, char **message);

/* Stamps a product now. When the activity ends is not known yet, and not recorded, without FITSPROV_LAST. */
int fitsprov_stamp(fitsprov_activity *activity, const char *path, unsigned flags, char **message);

/* Ends an activity. exit_status 0: what was told to be made is stamped, and what was written put into its place,
 * all together or nothing; any other: nothing is. Afterwards the activity can only be asked and freed. */
int fitsprov_end(fitsprov_activity *activity, int exit_status, char **message);

/* What is stamped by now: a list of {"path", "identifier", "sidecar"}. */
int fitsprov_products(fitsprov_activity *activity, char **json, char **message);

/* Lets go of an activity; one that was not ended stamps nothing more. NULL is fine. */
void fitsprov_activity_free(fitsprov_activity *activity);

/* A product that is written in one pass, front to back: its bytes are digested on the way, and fitsprov_end puts it
 * into its place, whole and stamped, or not at all. */
typedef struct fitsprov_writer fitsprov_writer;

/* Begins a product; NULL if it cannot be. */
fitsprov_writer *fitsprov_writer_open(
    fitsprov_activity *activity, const char *path, const char *role, char **message);

/* Writes the next bytes. After a failure the product is dropped, and the writer can only be closed. */
int fitsprov_write(fitsprov_writer *writer, const void *bytes, size_t size, char **message);

/* Ends the product, and frees the writer whatever the status is. Close it before the activity ends. */
int fitsprov_writer_close(fitsprov_writer *writer, char **message);

/* Drops the product, and frees the writer. NULL is fine. */
void fitsprov_writer_abandon(fitsprov_writer *writer);

/* A stamp for a file that another library has open: hand over each HDU, then write what comes back.
 * fitsprov_cfitsio.h does all this with cfitsio. */
typedef struct fitsprov_plan fitsprov_plan;

/* Begins; path: what the product will be called, and where it will be. NULL if it cannot be. */
fitsprov_plan *fitsprov_plan_begin(fitsprov_activity *activity, const char *path, char **message);

/* Hands over the header of the next HDU: its cards without END, size bytes, 80 each.
 *
 * room: the bytes that the file has for this header: what is more than the cards need is blank cards before END.
 * data_size: gets the number of bytes of data to hand over next, with their padding. */
int fitsprov_plan_header(
    fitsprov_plan *plan, const char *cards, size_t size, int64_t room, int64_t *data_size, char **message);

/* Hands over the next bytes of the data. */
int fitsprov_plan_data(fitsprov_plan *plan, const void *data, size_t size, char **message);

/* Works out the stamp; flags: FITSPROV_CHECKSUMS, FITSPROV_LAST. */
int fitsprov_plan_finish(fitsprov_plan *plan, unsigned flags, char **message);

/* The number of the HDU that is to be deleted, counted from 1; 0 for none. */
int fitsprov_plan_dropped(fitsprov_plan *plan);

/* The cards that an HDU is to have, without END; only those of the first differ, without FITSPROV_CHECKSUMS. */
int fitsprov_plan_cards(fitsprov_plan *plan, int hdu, char **cards, size_t *size, char **message);

/* The cards and the data, with their padding, of the HDU that is to be added at the end. */
int fitsprov_plan_document(
    fitsprov_plan *plan, char **cards, size_t *cards_size, char **data, size_t *data_size, char **message);

/* Says that all was written: the product then counts as stamped. */
int fitsprov_plan_written(fitsprov_plan *plan);

/* Lets go of a plan. NULL is fine. */
void fitsprov_plan_free(fitsprov_plan *plan);

#ifdef __cplusplus
}
#endif

#endif
