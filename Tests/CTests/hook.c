/* hook CASE NAME [RECORD]: writes a file as a pipeline does with cfitsio; with a RECORD (a file of JSON) it is stamped
 * while it is open, without it is left to be stamped when it is closed. `hook refusals FOLDER` tries what must be refused.
 *
 * Cases that begin with a file take it from stamped.fits in the current folder.
 */
#include <fitsprov_cfitsio.h>

static char record[65536];
static size_t record_size;
static unsigned flags;

static int fail(const char *what, char *message, int status)
{
    fprintf(stderr, "hook: %s: %s (%d)\n", what, message ? message : "", status);
    return 1;
}

static void image(fitsfile *file, long side, int *status)
{
    long axes[2] = {side, side}, index;
    float *pixels = (float *)malloc((size_t)(side * side) * sizeof *pixels);
    for (index = 0; index < side * side; index++) pixels[index] = (float)(index % 97) * 0.5f;
    fits_create_img(file, FLOAT_IMG, 2, axes, status);
    fits_write_img(file, TFLOAT, 1, side * side, pixels, status);
    free(pixels);
}

static void keywords(fitsfile *file, int *status)
{
    char text[200];
    float exposure = 12.5f;
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = 0;
    fits_update_key(file, TFLOAT, "EXPTIME", &exposure, "[s] exposure", status);
    fits_write_record(file, "HIERARCH ESO DET NAME = 'a detector' / which", status);
    fits_write_key_longwarn(file, status);
    fits_update_key_longstr(file, "LONGTEXT", text, "goes on in CONTINUE", status);
    fits_write_history(file, "written by the test", status);
}

static void table(fitsfile *file, int *status)
{
    char *names[] = {"ENERGY", "TRACE", "NOTE"}, *forms[] = {"1D", "1PE(12)", "8A"}, *units[] = {"TeV", "", ""};
    char *note[] = {"first"};
    double energy[5] = {0.1, 0.2, 0.3, 0.4, 0.5};
    float trace[12] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    int row;
    fits_create_tbl(file, BINARY_TBL, 0, 3, names, forms, units, "EVENTS", status);
    fits_write_col(file, TDOUBLE, 1, 1, 1, 5, energy, status);
    for (row = 1; row <= 5; row++) fits_write_col(file, TFLOAT, 2, row, 1, 2 * row, trace, status);
    fits_write_col(file, TSTRING, 3, 1, 1, 1, note, status);
}

static fitsfile *stamped(int *status)
{
    fitsfile *file = NULL;
    fits_open_file(&file, "stamped.fits", READONLY, status);
    return file;
}

/* Writes what the case says, and gives the open file back. */
static fitsfile *make(const char *what, const char *name, int *status)
{
    fitsfile *file = NULL, *other;
    char path[FLEN_FILENAME], *message;
    int hdus, hdu;

    if (!strcmp(what, "again")) {
        fits_open_file(&file, name, READWRITE, status);
        return file;
    }
    snprintf(path, sizeof path, "%s%s", name, strcmp(what, "compressed") ? "" : "[compress]");
    fits_create_file(&file, path, status);
    if (!strcmp(what, "unwritten") || !strcmp(what, "half")) {
        long axes[2] = {100, 100};
        short pixels[100] = {1, 2, 3};
        fits_create_img(file, SHORT_IMG, 2, axes, status);
        if (!strcmp(what, "half")) fits_write_img(file, TSHORT, 1, 100, pixels, status);
    } else if (!strcmp(what, "empty")) {
        fits_create_img(file, BYTE_IMG, 0, NULL, status);
    } else if (!strcmp(what, "table")) {
        table(file, status);
    } else if (!strcmp(what, "compressed")) {
        fits_set_dither_seed(file, 7, status);
        image(file, 200, status);
    } else if (!strcmp(what, "copied-header")) {
        other = stamped(status);
        fits_copy_hdu(other, file, 0, status);
        fits_close_file(other, status);
        table(file, status);
    } else if (!strcmp(what, "copied-file")) {
        other = stamped(status);
        fits_copy_file(other, file, 1, 1, 1, status);
        fits_close_file(other, status);
    } else if (!strcmp(what, "reserved") || !strcmp(what, "reserved-sums")) {
        long axes[2] = {100, 100};
        fits_create_img(file, SHORT_IMG, 2, axes, status);
        if (fitsprov_reserve(file, &message) != FITSPROV_OK) exit(fail("reserve", message, 0));
        short *pixels = (short *)calloc(10000, sizeof *pixels);
        fits_write_img(file, TSHORT, 1, 10000, pixels, status);
        free(pixels);
        keywords(file, status);
        if (!strcmp(what, "reserved-sums")) fits_write_chksum(file, status);
        table(file, status);
    } else {
        image(file, 100, status);
        keywords(file, status);
        if (!strcmp(what, "sums")) fits_write_chksum(file, status);
        if (!strcmp(what, "many") || !strcmp(what, "sums") || !strcmp(what, "all-sums")) {
            image(file, 20, status);
            table(file, status);
        }
        if (!strcmp(what, "sums"))
            for (fits_get_num_hdus(file, &hdus, status), hdu = 2; hdu <= hdus; hdu++) {
                fits_movabs_hdu(file, hdu, NULL, status);
                fits_write_chksum(file, status);
            }
    }
    if (!strcmp(what, "all-sums")) flags |= FITSPROV_CHECKSUMS;
    return file;
}

static int refused(const char *what, int result, int expected, char *message, const char *words)
{
    int holds = result == expected && message && strstr(message, words) && !strchr(message, '\n');
    if (!holds) fprintf(stderr, "hook: %s: %d, not %d: %s\n", what, result, expected, message ? message : "NULL");
    fitsprov_free(message);
    return !holds;
}

static int refusals(const char *folder)
{
    char path[FLEN_FILENAME], *message;
    fitsprov_activity *activity = fitsprov_begin_with("hook", NULL, "{\"capture\": \"none\"}", NULL);
    fitsfile *file;
    int status = 0, faults = 0, result, hdu;
    long axes[1] = {4};

    result = fitsprov_stamp_fitsfile(activity, NULL, 0, &message);
    faults += refused("no file", result, FITSPROV_MISUSE, message, "file is NULL");
    result = fitsprov_reserve(NULL, &message);
    faults += refused("reserve no file", result, FITSPROV_MISUSE, message, "file is NULL");

    snprintf(path, sizeof path, "%s/refused.fits", folder);
    fits_create_file(&file, path, &status);
    result = fitsprov_stamp_fitsfile(activity, file, 0, &message);
    faults += refused("no HDU", result, FITSPROV_FAILED, message, "no HDU");
    result = fitsprov_reserve(file, &message);
    faults += refused("reserve before an HDU", result, FITSPROV_MISUSE, message, "right after fits_create_img");
    fits_create_img(file, BYTE_IMG, 1, axes, &status);
    fits_write_img(file, TBYTE, 1, 4, "abcd", &status);
    result = fitsprov_reserve(file, &message);
    faults += refused("reserve late", result, FITSPROV_NO, message, "too late");
    fits_create_img(file, BYTE_IMG, 1, axes, &status);
    result = fitsprov_reserve(file, &message);
    faults += refused("reserve in HDU 2", result, FITSPROV_NO, message, "too late");
    result = fitsprov_stamp_fitsfile(NULL, file, 0, &message);
    faults += refused("no activity", result, FITSPROV_MISUSE, message, "activity is NULL");
    fits_movabs_hdu(file, 2, NULL, &status);
    result = fitsprov_stamp_fitsfile(activity, file, 0, &message);
    if (result != FITSPROV_OK) faults += fail("stamp", message, result);
    fitsprov_free(message);
    fits_get_hdu_num(file, &hdu);
    if (hdu != 2) faults += fail("the current HDU is another one", NULL, hdu);
    fits_close_file(file, &status);

    fits_open_file(&file, path, READONLY, &status);
    result = fitsprov_stamp_fitsfile(activity, file, 0, &message);
    faults += refused("READONLY", result, FITSPROV_FAILED, message, "READWRITE");
    fits_close_file(file, &status);

    snprintf(path, sizeof path, "stream://%s/stream.fits", folder);
    fits_create_file(&file, path, &status);
    fits_create_img(file, BYTE_IMG, 1, axes, &status);
    result = fitsprov_stamp_fitsfile(activity, file, 0, &message);
    faults += refused("stream://", result, FITSPROV_FAILED, message, "cannot go back");
    fits_close_file(file, &status);

    if (fitsprov_end(activity, 0, &message) != FITSPROV_OK) faults += fail("end", message, 0);
    status = 0;
    fits_create_file(&file, "mem://", &status);
    fits_create_img(file, BYTE_IMG, 1, axes, &status);
    result = fitsprov_stamp_fitsfile(activity, file, 0, &message);
    faults += refused("after the end", result, FITSPROV_FAILED, message, "is over");
    fits_close_file(file, &status);
    fitsprov_activity_free(activity);
    if (status) faults += fail("cfitsio", NULL, status);
    return faults != 0;
}

int main(int count, char **arguments)
{
    fitsprov_activity *activity;
    fitsfile *file;
    char *message = NULL;
    int status = 0, result;

    if (count == 3 && !strcmp(arguments[1], "refusals")) return refusals(arguments[2]);
    if (count < 3) return 64;
    if (count > 3) {
        FILE *stream = fopen(arguments[3], "r");
        if (!stream) return fail(arguments[3], NULL, 0);
        record_size = fread(record, 1, sizeof record, stream);
        fclose(stream);
    }
    file = make(arguments[1], arguments[2], &status);
    if (status) return fail(arguments[1], NULL, status);
    if (count > 3) {
        activity = fitsprov_begin_with("hook", NULL, "{\"capture\": \"none\"}", &message);
        if (!activity) return fail("begin", message, 0);
        result = fitsprov_record(activity, record, record_size, &message);
        if (result != FITSPROV_OK) return fail("record", message, result);
        result = fitsprov_stamp_fitsfile(activity, file, flags, &message);
        if (result != FITSPROV_OK) return fail("stamp", message, result);
        fitsprov_free(message);
        result = fitsprov_end(activity, 0, &message);
        if (result != FITSPROV_OK) return fail("end", message, result);
        fitsprov_activity_free(activity);
    }
    fits_close_file(file, &status);
    return status ? fail("close", NULL, status) : 0;
}
