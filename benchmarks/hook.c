/* hook small COUNT PATH: what a file of 5 kB costs, made with cfitsio without and with a stamp, in milliseconds.
 * hook big MIB PATH [reserve]: what the stamp of one large image costs, in seconds; of a file with or without room.
 */
#include <fitsprov_cfitsio.h>
#include <time.h>

static double now(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void fail(const char *what, const char *message, int status)
{
    fprintf(stderr, "hook: %s: %s (%d)\n", what, message ? message : "", status);
    exit(1);
}

static void stamp(fitsprov_activity *activity, fitsfile *file)
{
    char *message;
    int status = fitsprov_stamp_fitsfile(activity, file, 0, &message);
    if (status != FITSPROV_OK) fail("stamp", message, status);
    fitsprov_free(message);
}

/* The smallest of many. */
static double small(int count, const char *path, int stamps)
{
    short pixels[1024] = {0};
    long axes[2] = {32, 32};
    double best = 1e9;
    int number, status = 0;
    for (number = 0; number < count; number++) {
        fitsprov_activity *activity = fitsprov_begin_with("make", "1", "{\"capture\": \"none\"}", NULL);
        fitsfile *file;
        double start = now(CLOCK_MONOTONIC), time;
        fitsprov_parameter(activity, "side", "32", "pixel", NULL);
        fits_create_file(&file, path, &status);
        fits_create_img(file, SHORT_IMG, 2, axes, &status);
        fits_write_img(file, TSHORT, 1, 1024, pixels, &status);
        if (stamps) stamp(activity, file);
        fits_close_file(file, &status);
        time = now(CLOCK_MONOTONIC) - start;
        if (time < best) best = time;
        fitsprov_activity_free(activity);
        remove(path + (path[0] == '!'));
    }
    if (status) fail("cfitsio", NULL, status);
    return best * 1e3;
}

static void big(long mib, const char *path, int reserves)
{
    static char piece[1 << 20];
    fitsprov_activity *activity = fitsprov_begin_with("make", "1", "{\"capture\": \"none\"}", NULL);
    fitsfile *file;
    long axes[2] = {1 << 20, mib}, number;
    double wall, cpu;
    int status = 0;
    for (number = 0; number < (long)sizeof piece; number++) piece[number] = (char)(number * 31 >> 3);
    fits_create_file(&file, path, &status);
    fits_create_img(file, BYTE_IMG, 2, axes, &status);
    if (reserves && fitsprov_reserve(file, NULL) != FITSPROV_OK) fail("reserve", NULL, 0);
    for (number = 0; number < mib; number++)
        fits_write_img(file, TBYTE, 1 + number * (LONGLONG)sizeof piece, (LONGLONG)sizeof piece, piece, &status);
    /* So many that the stamp needs another block, where there is no room. */
    for (number = 0; number < 20; number++) {
        char key[9];
        snprintf(key, sizeof key, "KEY%ld", number);
        fits_update_key(file, TLONG, key, &number, NULL, &status);
    }
    fits_flush_file(file, &status);
    wall = now(CLOCK_MONOTONIC);
    cpu = now(CLOCK_PROCESS_CPUTIME_ID);
    stamp(activity, file);
    printf("%.3f s, %.3f s of CPU\n", now(CLOCK_MONOTONIC) - wall, now(CLOCK_PROCESS_CPUTIME_ID) - cpu);
    fits_close_file(file, &status);
    fitsprov_activity_free(activity);
    if (status) fail("cfitsio", NULL, status);
}

int main(int count, char **arguments)
{
    if (count >= 4 && !strcmp(arguments[1], "small")) {
        int times = atoi(arguments[2]);
        double without = small(times, arguments[3], 0), with = small(times, arguments[3], 1);
        printf("%.3f ms without a stamp, %.3f with one: %.3f more\n", without, with, with - without);
    } else if (count >= 4 && !strcmp(arguments[1], "big")) {
        big(atol(arguments[2]), arguments[3], count > 4);
    } else {
        return 64;
    }
    return 0;
}
