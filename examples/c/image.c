/* image EVENTS OUTPUT [RECORD]: makes an image with cfitsio, and stamps it before it is closed.
 *
 * cc image.c $(pkg-config --cflags --libs fitsprov cfitsio)
 *
 * RECORD is a file of JSON that says more (docs/record.md); without one, the process is looked at as well.
 */
#include <fitsprov_cfitsio.h>

static char *read_file(const char *path, size_t *size)
{
    static char bytes[65536];
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    *size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return bytes;
}

/* Whether a call of fitsprov did its work; says what it says. */
static int done(int status, char *message)
{
    if (message) fprintf(stderr, "image: %s\n", message);
    fitsprov_free(message);
    return status == FITSPROV_OK;
}

int main(int count, char **arguments)
{
    fitsprov_activity *activity;
    fitsfile *file;
    long axes[2] = {16, 16}, index;
    unsigned char pixels[256];
    char *message, *record = NULL, name[FLEN_FILENAME];
    size_t size = 0;
    int status = 0, stamped;

    if (count < 3) return 64;
    if (count > 3 && !(record = read_file(arguments[3], &size))) return 66;

    activity = fitsprov_begin_with("image", "1.0", record ? "{\"capture\": \"none\"}" : NULL, &message);
    if (!activity) return !done(FITSPROV_FAILED, message);
    if (!done(fitsprov_used(activity, arguments[1], "Main", &message), message)) return 1;
    if (!done(fitsprov_parameter(activity, "side", "16", "pixel", &message), message)) return 1;
    if (!done(fitsprov_field(activity, "calib_version", "v1.2", &message), message)) return 1;
    if (record && !done(fitsprov_record(activity, record, size, &message), message)) return 1;

    for (index = 0; index < 256; index++) pixels[index] = (unsigned char)index;
    snprintf(name, sizeof name, "!%s", arguments[2]);
    fits_create_file(&file, name, &status);
    fits_create_img(file, BYTE_IMG, 2, axes, &status);
    fits_write_img(file, TBYTE, 1, 256, pixels, &status);
    /* For large files: fitsprov_reserve right after fits_create_img, and no data move here. */
    stamped = !status && done(fitsprov_stamp_fitsfile(activity, file, FITSPROV_LAST, &message), message);
    fits_close_file(file, &status);
    fits_report_error(stderr, status);

    stamped = done(fitsprov_end(activity, status, &message), message) && stamped;
    fitsprov_activity_free(activity);
    return status || !stamped;
}
