/* Times a product of a given size: written plainly and synced, and through the library's writer, whole, stamped and
 * synced; taking turns, the best of each.
 *
 *   scripts/install-library PREFIX
 *   cc -O2 -o writer benchmarks/writer.c $(pkg-config --cflags --libs fitsprov)
 *   ./writer FOLDER [MIB [ROUNDS]]          1024 MiB, 3 rounds
 *   openssl dgst -sha256 FOLDER/plain.fits  the digest alone
 */
#define _POSIX_C_SOURCE 200809L
#include <fcntl.h>
#include <fitsprov.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { PIECE = 4 << 20, BLOCK = 2880 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void card(char *header, int number, const char *text)
{
    memset(header + 80 * number, ' ', 80);
    memcpy(header + 80 * number, text, strlen(text));
}

static void fail(const char *what, const char *message)
{
    fprintf(stderr, "writer: %s: %s\n", what, message ? message : "failed");
    exit(1);
}

/* Gives a file to a function, piece by piece. */
static void give(long size, const char *data, void (*take)(void *, const void *, size_t), void *to)
{
    char header[BLOCK], line[81];
    memset(header, ' ', BLOCK);
    card(header, 0, "SIMPLE  =                    T");
    card(header, 1, "BITPIX  =                    8");
    card(header, 2, "NAXIS   =                    1");
    snprintf(line, sizeof line, "NAXIS1  = %20ld", size);
    card(header, 3, line);
    card(header, 4, "END");
    take(to, header, BLOCK);
    for (long done = 0; done < size; done += PIECE) {
        long left = size - done;
        take(to, data, (size_t)(left < PIECE ? left : PIECE));
    }
    memset(header, 0, BLOCK);
    take(to, header, (size_t)((BLOCK - size % BLOCK) % BLOCK));
}

static void take_plain(void *to, const void *bytes, size_t size)
{
    const char *rest = bytes;
    while (size > 0) {
        ssize_t done = write(*(int *)to, rest, size);
        if (done <= 0) fail("write", NULL);
        rest += done;
        size -= (size_t)done;
    }
}

static void take_writer(void *to, const void *bytes, size_t size)
{
    char *message = NULL;
    if (fitsprov_write(to, bytes, size, &message) != FITSPROV_OK) fail("fitsprov_write", message);
    fitsprov_free(message);
}

static double plain(const char *path, long size, const char *data)
{
    double start = now();
    int file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0644);
    if (file < 0) fail(path, "cannot be made");
    give(size, data, take_plain, &file);
    if (fsync(file) != 0) fail(path, "cannot be synced");
    close(file);
    return now() - start;
}

static double stamped(const char *path, long size, const char *data)
{
    char *message = NULL;
    double start = now();
    fitsprov_activity *activity = fitsprov_begin_with("writer", NULL, "{\"overwrite\": true}", &message);
    if (!activity) fail("fitsprov_begin_with", message);
    fitsprov_writer *writer = fitsprov_writer_open(activity, path, NULL, &message);
    if (!writer) fail("fitsprov_writer_open", message);
    give(size, data, take_writer, writer);
    if (fitsprov_writer_close(writer, &message) != FITSPROV_OK) fail("fitsprov_writer_close", message);
    if (fitsprov_end(activity, 0, &message) != FITSPROV_OK) fail("fitsprov_end", message);
    fitsprov_activity_free(activity);
    return now() - start;
}

int main(int count, char **words)
{
    if (count < 2) fail("usage", "writer FOLDER [MIB [ROUNDS]]");
    long size = (count > 2 ? atol(words[2]) : 1024) << 20;
    int rounds = count > 3 ? atoi(words[3]) : 3;
    char one[4096], two[4096];
    snprintf(one, sizeof one, "%s/plain.fits", words[1]);
    snprintf(two, sizeof two, "%s/stamped.fits", words[1]);
    char *data = malloc(PIECE);
    if (!data) fail("malloc", NULL);
    for (int i = 0; i < PIECE; i++) data[i] = (char)(i * 31 >> 3);
    double best_plain = 1e9, best_stamped = 1e9;
    for (int round = 0; round < rounds; round++) {
        double first = plain(one, size, data), second = stamped(two, size, data);
        printf("plain %.3f s, stamped %.3f s, %.2f x\n", first, second, second / first);
        if (first < best_plain) best_plain = first;
        if (second < best_stamped) best_stamped = second;
    }
    printf("best: plain %.3f s, stamped %.3f s, %.2f x\n", best_plain, best_stamped, best_stamped / best_plain);
    free(data);
    return 0;
}
