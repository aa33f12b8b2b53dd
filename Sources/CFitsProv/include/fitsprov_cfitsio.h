/* fitsprov_cfitsio.h: stamps a file that cfitsio has open, as the last call before the close.
 *
 * Include it after your own fitsio.h, or alone; it is compiled against that cfitsio, and libfitsprov itself knows
 * of none. C99 or C++11, and cfitsio 3.09 or newer. docs/c.md has a page on it.
 */
#ifndef FITSPROV_CFITSIO_H
#define FITSPROV_CFITSIO_H

#include <fitsio.h>
#include <fitsprov.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The cards of the primary header that fitsprov_reserve keeps free. */
#ifndef FITSPROV_ROOM
#define FITSPROV_ROOM 60
#endif

/* Data are handed over in pieces of so many bytes. */
#define FITSPROV_PIECE_ 1048576L
#define FITSPROV_CARD_ 80

/* A copy of a text that fitsprov_free frees. */
static inline char *fitsprov_text_(const char *text)
{
    char *copy = (char *)malloc(strlen(text) + 1);
    if (copy) strcpy(copy, text);
    return copy;
}

/* Sets a message if the caller wants one, and gives the status back. */
static inline int fitsprov_say_(char **message, int status, const char *text)
{
    if (message && !*message) *message = fitsprov_text_(text);
    return status;
}

/* What cfitsio refused, and in which HDU. */
static inline int fitsprov_refused_(fitsfile *file, char **message, const char *what, int status)
{
    char words[FLEN_STATUS], line[FLEN_STATUS + 160];
    int hdu = 0;
    fits_get_errstatus(status, words);
    fits_get_hdu_num(file, &hdu);
    snprintf(line, sizeof line, "HDU %d: %s: cfitsio says %d, %s", hdu, what, status, words);
    return fitsprov_say_(message, FITSPROV_FAILED, line);
}

/* The cards of the current HDU, 80 bytes each, without END; NULL if cfitsio refuses or there is no memory. */
static inline char *fitsprov_cards_(fitsfile *file, int *count, int *status)
{
    char *cards, card[FLEN_CARD];
    int index;
    *count = 0;
    fits_get_hdrspace(file, count, NULL, status);
    if (*status) return NULL;
    cards = (char *)malloc((size_t)(*count + 1) * FITSPROV_CARD_);
    if (!cards) {
        *status = MEMORY_ALLOCATION;
        return NULL;
    }
    memset(cards, ' ', (size_t)(*count + 1) * FITSPROV_CARD_);
    for (index = 0; index < *count; index++) {
        /* cfitsio takes the blanks at the end away. */
        fits_read_record(file, index + 1, card, status);
        if (*status) {
            free(cards);
            return NULL;
        }
        memcpy(cards + (size_t)index * FITSPROV_CARD_, card, strlen(card));
    }
    return cards;
}

/* Makes the header of the current HDU what it is to be: only cards that differ are written. */
static inline void fitsprov_write_cards_(fitsfile *file, const char *wanted, size_t size, int *status)
{
    int present = 0, index = 0, count = (int)(size / FITSPROV_CARD_);
    char card[FLEN_CARD], *cards = fitsprov_cards_(file, &present, status);
    if (!cards) return;
    card[FITSPROV_CARD_] = 0;
    for (; index < count && index < present; index++) {
        const char *new_card = wanted + (size_t)index * FITSPROV_CARD_;
        const char *old_card = cards + (size_t)index * FITSPROV_CARD_;
        if (!memcmp(new_card, old_card, FITSPROV_CARD_)) continue;
        /* A card of the same keyword changes in its place; at any other difference all that follows is new. */
        if (memcmp(new_card, old_card, 8) ||
            (memcmp(new_card, "CHECKSUM", 8) && memcmp(new_card, "DATASUM ", 8) && memcmp(new_card, "EXTEND  ", 8)))
            break;
        memcpy(card, new_card, FITSPROV_CARD_);
        fits_modify_record(file, index + 1, card, status);
    }
    free(cards);
    for (; present > index && !*status; present--) fits_delete_record(file, present, status);
    for (; index < count && !*status; index++) {
        memcpy(card, wanted + (size_t)index * FITSPROV_CARD_, FITSPROV_CARD_);
        fits_write_record(file, card, status);
    }
}

/* Hands the current HDU over: its cards, and its data as they are in the file. */
static inline int fitsprov_hand_over_(fitsfile *file, fitsprov_plan *plan, char *piece, char **message)
{
    int count, status = 0, result;
    LONGLONG start, data, end;
    int64_t size = 0, offset = 0;
    char *cards = fitsprov_cards_(file, &count, &status);
    fits_get_hduaddrll(file, &start, &data, &end, &status);
    if (status) {
        free(cards);
        return fitsprov_refused_(file, message, "its header cannot be read", status);
    }
    result = fitsprov_plan_header(
        plan, cards, (size_t)count * FITSPROV_CARD_, (int64_t)(data - start), &size, message);
    free(cards);
    while (result == FITSPROV_OK && offset < size) {
        long next = size - offset < FITSPROV_PIECE_ ? (long)(size - offset) : FITSPROV_PIECE_;
        fits_read_ext(file, (LONGLONG)offset, next, piece, &status);
        if (status) return fitsprov_refused_(file, message, "its data cannot be read", status);
        result = fitsprov_plan_data(plan, piece, (size_t)next, message);
        offset += next;
    }
    return result;
}

/* Writes what the plan says. */
static inline int fitsprov_carry_out_(
    fitsfile *file, fitsprov_plan *plan, int hdus, unsigned flags, char **message)
{
    char *cards, *data, card[FLEN_CARD];
    size_t size, data_size, offset;
    int hdu, result, status = 0, dropped = fitsprov_plan_dropped(plan);

    for (hdu = 1; hdu <= (flags & FITSPROV_CHECKSUMS ? hdus : 1) && !status; hdu++) {
        if (hdu == dropped) continue;
        result = fitsprov_plan_cards(plan, hdu, &cards, &size, message);
        if (result != FITSPROV_OK) return result;
        fits_movabs_hdu(file, hdu, NULL, &status);
        if (!status) fitsprov_write_cards_(file, cards, size, &status);
        fitsprov_free(cards);
    }
    if (status) return fitsprov_refused_(file, message, "its cards cannot be written", status);
    if (dropped) {
        fits_movabs_hdu(file, dropped, NULL, &status);
        fits_delete_hdu(file, NULL, &status);
        if (status) return fitsprov_refused_(file, message, "the former document cannot be deleted", status);
        hdus--;
    }
    result = fitsprov_plan_document(plan, &cards, &size, &data, &data_size, message);
    if (result != FITSPROV_OK) return result;
    fits_movabs_hdu(file, hdus, NULL, &status);
    fits_create_hdu(file, &status);
    card[FITSPROV_CARD_] = 0;
    for (offset = 0; offset < size && !status; offset += FITSPROV_CARD_) {
        memcpy(card, cards + offset, FITSPROV_CARD_);
        fits_write_record(file, card, &status);
    }
    fits_set_hdustruc(file, &status);
    fits_write_ext(file, 0, (LONGLONG)data_size, data, &status);
    fits_flush_file(file, &status);
    fitsprov_free(cards);
    fitsprov_free(data);
    if (status) return fitsprov_refused_(file, message, "the document cannot be written", status);
    return FITSPROV_OK;
}

/* The path of the file, as far as it has one: without `file://` and what stands in brackets. */
static inline void fitsprov_path_(char *name, const char *type)
{
    char *bracket = strchr(name, '['), *start = name;
    if (bracket) *bracket = 0;
    if (!strcmp(type, "mem://")) strcpy(name, "memory.fits");
    if (!strcmp(type, "stdout://")) strcpy(name, "stdout.fits");
    if (!strncmp(start, "file://", 7)) start += 7;
    memmove(name, start, strlen(start) + 1);
}

/* Stamps the open file as a product of the activity: the last call before fits_close_file.
 *
 * path: what the product is to be called, and where it will be: what is used is told from there; NULL for the name
 * that cfitsio knows. flags: FITSPROV_CHECKSUMS also writes CHECKSUM and DATASUM into every HDU; FITSPROV_LAST says
 * that the activity ends with this product.
 * Returns FITSPROV_OK; FITSPROV_FAILED or FITSPROV_MISUSE: nothing was written, or what cfitsio had written when
 * it refused. The current HDU is then what it was, with the settings of fits_set_bscale and the like forgotten. */
static inline int fitsprov_stamp_fitsfile_as(
    fitsprov_activity *activity, fitsfile *file, const char *path, unsigned flags, char **message)
{
    char name[FLEN_FILENAME] = "", type[FLEN_FILENAME] = "";
    int mode = 0, hdus = 0, hdu, first = 1, nexist = 0, position = 0, status = 0, result;
    fitsprov_plan *plan;
    char *piece;

    if (message) *message = NULL;
    if (!activity) return fitsprov_say_(message, FITSPROV_MISUSE, "activity is NULL");
    if (!file) return fitsprov_say_(message, FITSPROV_MISUSE, "file is NULL");
    fits_file_mode(file, &mode, &status);
    fits_url_type(file, type, &status);
    fits_file_name(file, name, &status);
    if (status) return fitsprov_refused_(file, message, "the file is not open", status);
    fitsprov_path_(name, type);
    if (!path) path = name;
    if (mode != READWRITE)
        return fitsprov_say_(message, FITSPROV_FAILED, "the file is open for reading only: open it READWRITE");
    if (!strcmp(type, "stream://"))
        return fitsprov_say_(
            message, FITSPROV_FAILED, "stream:// cannot go back in the file: write to a file, mem:// or -");
    fits_get_hdu_num(file, &first);
    fits_get_hdrpos(file, &nexist, &position, &status);
    /* The structure of a file that was just created must not be asked for: cfitsio would spoil it. */
    if (!status && first == 1 && !nexist)
        return fitsprov_say_(message, FITSPROV_FAILED, "there is no HDU to stamp");
    fits_set_hdustruc(file, &status);
    /* This is what ends the current HDU: its last keywords are written, and the rest of its data. */
    fits_flush_file(file, &status);
    fits_get_num_hdus(file, &hdus, &status);
    if (status) return fitsprov_refused_(file, message, "it cannot be written", status);

    plan = fitsprov_plan_begin(activity, path, message);
    if (!plan) return FITSPROV_FAILED;
    piece = (char *)malloc((size_t)FITSPROV_PIECE_);
    result = piece ? FITSPROV_OK : fitsprov_say_(message, FITSPROV_FAILED, "there is no memory");
    for (hdu = 1; hdu <= hdus && result == FITSPROV_OK; hdu++) {
        fits_movabs_hdu(file, hdu, NULL, &status);
        result = status ? fitsprov_refused_(file, message, "it cannot be gone to", status)
                        : fitsprov_hand_over_(file, plan, piece, message);
    }
    free(piece);
    if (result == FITSPROV_OK) result = fitsprov_plan_finish(plan, flags, message);
    if (result == FITSPROV_OK) {
        char *warnings = message ? *message : NULL;
        if (message) *message = NULL;
        result = fitsprov_carry_out_(file, plan, hdus, flags, message);
        if (result == FITSPROV_OK && message) *message = warnings;
        else fitsprov_free(warnings);
        if (result == FITSPROV_OK) fitsprov_plan_written(plan);
    }
    fitsprov_plan_free(plan);
    status = 0;
    fits_movabs_hdu(file, first, NULL, &status);
    if (!status && position > 0) fits_movabs_key(file, position, &status);
    return result;
}

/* The same, under the name that cfitsio knows. */
static inline int fitsprov_stamp_fitsfile(
    fitsprov_activity *activity, fitsfile *file, unsigned flags, char **message)
{
    return fitsprov_stamp_fitsfile_as(activity, file, NULL, flags, message);
}

/* Keeps room for a stamp in the primary header, so that no data move when it is written.
 *
 * Call it right after fits_create_img of the primary HDU, before its first data; before fits_create_tbl, make an
 * empty primary HDU by `fits_create_img(file, BYTE_IMG, 0, NULL, &status)` and call it then.
 * Returns FITSPROV_OK; FITSPROV_NO if it is too late: the file can be stamped all the same, and its data move. */
static inline int fitsprov_reserve(fitsfile *file, char **message)
{
    int hdu = 0, count = 0, room = 0, status = 0;
    if (message) *message = NULL;
    if (!file) return fitsprov_say_(message, FITSPROV_MISUSE, "file is NULL");
    fits_get_hdu_num(file, &hdu);
    fits_get_hdrspace(file, &count, &room, &status);
    if (status) return fitsprov_refused_(file, message, "its header cannot be read", status);
    if (!count)
        return fitsprov_say_(
            message, FITSPROV_MISUSE, "there is no HDU yet: reserve room right after fits_create_img");
    if (hdu == 1) {
        /* Where data have been written, cfitsio reserves nothing and reports no error. */
        if (room < 0) fits_set_hdrsize(file, FITSPROV_ROOM, &status);
        fits_get_hdrspace(file, &count, &room, &status);
        if (status) return fitsprov_refused_(file, message, "no room can be reserved", status);
        if (room >= FITSPROV_ROOM) return FITSPROV_OK;
    }
    return fitsprov_say_(
        message, FITSPROV_NO,
        "too late to reserve room: it is done right after fits_create_img of the primary HDU, before any data");
}

#endif
