/* looking VERSION: what the library says of files, and what it does with wrong calls. In a folder with events.fits
 * and cube.fits that may be written. */
#include <fitsprov.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int faults;

static void check(int holds, const char *what)
{
    if (holds) return;
    fprintf(stderr, "looking: not so: %s\n", what);
    faults++;
}

/* Checks a status, and that the texts hold what they should; NULL: that there is no text. */
static void answer(
    const char *what, int status, int expected, char *json, const char *in_json, char *message, const char *in_message)
{
    if (status != expected) {
        fprintf(stderr, "looking: %s: status %d, not %d: %s\n", what, status, expected, message ? message : "");
        faults++;
    }
    check(in_json ? json && strstr(json, in_json) : !json, what);
    check(in_message ? message && strstr(message, in_message) && !strchr(message, '\n') : !message, what);
    fitsprov_free(json);
    fitsprov_free(message);
}

int main(int count, char **arguments)
{
    static const char record[] =
        "{\"activity\": {\"name\": \"make_cube\", \"version\": \"1.0\"}, \"used\": [{\"file\": \"events.fits\", "
        "\"role\": \"Main\"}], \"parameters\": {\"emin\": 0.10}}";
    char *json, *message;
    int status;

    check(count == 2 && strcmp(fitsprov_version(), arguments[1]) == 0, "the version is that of pkg-config");
    check(fitsprov_abi() == 1, "abi");
    fitsprov_free(NULL);

    status = fitsprov_verify("cube.fits", NULL, 0, &json, &message);
    answer("verify without a stamp", status, FITSPROV_NOTHING, json, "\"no stamp\"", message, NULL);
    status = fitsprov_stamp_record("cube.fits", record, sizeof record - 1, &json, &message);
    answer("stamp", status, FITSPROV_OK, json, "urn:uuid:", message, NULL);
    status = fitsprov_show("cube.fits", NULL, 0, &json, &message);
    answer("show", status, FITSPROV_OK, json, "\"make_cube\"", message, NULL);
    status = fitsprov_show("cube.fits", ".", FITSPROV_CHECK_ALL, &json, &message);
    answer("show all", status, FITSPROV_OK, json, "\"0.10\"", message, NULL);
    status = fitsprov_verify("cube.fits", NULL, FITSPROV_INPUTS, &json, &message);
    answer("verify", status, FITSPROV_OK, json, "\"intact\"", message, NULL);
    status = fitsprov_verify("cube.fits", NULL, FITSPROV_SUMS_ONLY, &json, &message);
    answer("verify sums", status, FITSPROV_OK, json, "\"verdict\"", message, NULL);
    status = fitsprov_lineage("cube.fits", NULL, -1, 0, &json, &message);
    answer("lineage", status, FITSPROV_OK, json, "events.fits", message, NULL);
    status = fitsprov_lineage("cube.fits", NULL, 0, FITSPROV_CHECK_NONE, &json, &message);
    answer("lineage of depth 0", status, FITSPROV_OK, json, "\"levels\" : 1", message, NULL);

    /* What is not wanted may be left out. */
    check(fitsprov_show("cube.fits", NULL, 0, NULL, NULL) == FITSPROV_OK, "show for the status alone");

    status = fitsprov_show(NULL, NULL, 0, &json, &message);
    answer("show NULL", status, FITSPROV_MISUSE, json, NULL, message, "path is NULL");
    status = fitsprov_show("\xff", NULL, 0, &json, &message);
    answer("show no text", status, FITSPROV_MISUSE, json, NULL, message, "path is not UTF-8");
    status = fitsprov_verify("cube.fits", "cube.fits", 0, &json, &message);
    answer("verify with a file as root", status, FITSPROV_MISUSE, json, NULL, message, "root must be a folder");
    status = fitsprov_lineage(NULL, NULL, 0, 0, NULL, &message);
    answer("lineage NULL", status, FITSPROV_MISUSE, NULL, NULL, message, "path is NULL");
    status = fitsprov_stamp_record("cube.fits", NULL, 5, NULL, &message);
    answer("record NULL", status, FITSPROV_MISUSE, NULL, NULL, message, "record is NULL");
    status = fitsprov_stamp_record(NULL, record, sizeof record - 1, NULL, NULL);
    check(status == FITSPROV_MISUSE, "stamp NULL");

    status = fitsprov_show("none\nsuch/x.fits", NULL, 0, &json, &message);
    answer("show what is not there", status, FITSPROV_FAILED, json, NULL, message, "none\\u{a}such/x.fits: ");
    status = fitsprov_verify("/dev/null", NULL, 0, &json, &message);
    answer("verify a device", status, FITSPROV_FAILED, json, NULL, message, "/dev/null: ");
    status = fitsprov_stamp_record("cube.fits", "activity: x", 11, &json, &message);
    answer("a record of YAML", status, FITSPROV_FAILED, json, NULL, message, "record: ");
    status = fitsprov_stamp_record("cube.fits", "{\"activity\": {\"naem\": 1}}", 25, &json, &message);
    answer("a wrong record", status, FITSPROV_FAILED, json, NULL, message, "activity.naem: is unknown");
    status = fitsprov_stamp_record("cube.fits", "", 0, &json, &message);
    answer("an empty record", status, FITSPROV_FAILED, json, NULL, message, "record: ");
    return faults != 0;
}
