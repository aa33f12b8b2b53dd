/* calls VERSION: an activity as it should be told, and every way to tell it wrongly. In a folder with events.fits and
 * cube.fits that may be written. */
#include <fitsprov.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int faults;

/* Checks a status and a message: NULL for none, else what it holds, on one line. */
static void say(const char *what, int status, int expected, char *message, const char *words)
{
    int says = words ? message && strstr(message, words) && !strchr(message, '\n') : !message;
    if (status != expected || !says) {
        fprintf(stderr, "calls: %s: status %d, not %d: %s\n", what, status, expected, message ? message : "(nothing)");
        faults++;
    }
    fitsprov_free(message);
}

/* The call first: its message is there only then. */
#define expect(what, call, expected, message, words) \
    do { \
        int status_ = (call); \
        say(what, status_, expected, message, words); \
    } while (0)

static fitsprov_activity *begin(void)
{
    return fitsprov_begin_with("make_cube", "1.0", "{\"capture\": \"none\", \"sync\": false}", NULL);
}

static void copy(const char *from, const char *to)
{
    char bytes[4096];
    size_t size;
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    while (in && out && (size = fread(bytes, 1, sizeof bytes, in)) > 0) fwrite(bytes, 1, size, out);
    if (in) fclose(in);
    if (out) fclose(out);
}

static void misuse(void)
{
    char *text, *message;
    fitsprov_activity *activity;
    expect("begin NULL", fitsprov_begin(NULL, NULL) == NULL, 1, NULL, NULL);
    expect("begin blank", fitsprov_begin(" ", NULL) == NULL, 1, NULL, NULL);
    expect("options", fitsprov_begin_with("a", NULL, "{\"captured\": 1}", &message) == NULL, 1, message, "captured: is unknown");
    expect("no options", fitsprov_begin_with("a", NULL, "none", &message) == NULL, 1, message, "options: ");
    expect("capture", fitsprov_begin_with("a", NULL, "{\"capture\": \"x\"}", &message) == NULL, 1, message, "capture: is not");
    expect("used", fitsprov_used(NULL, "x", NULL, &message), FITSPROV_MISUSE, message, "activity is NULL");
    expect("configured", fitsprov_configured(NULL, "x", &message), FITSPROV_MISUSE, message, "activity is NULL");
    expect("parameter", fitsprov_parameter(NULL, "x", "1", NULL, &message), FITSPROV_MISUSE, message, "activity is NULL");
    expect("field", fitsprov_field(NULL, "x", "1", &message), FITSPROV_MISUSE, message, "activity is NULL");
    expect("record", fitsprov_record(NULL, "{}", 2, &message), FITSPROV_MISUSE, message, "activity is NULL");
    expect("made", fitsprov_made(NULL, "x", NULL, &message), FITSPROV_MISUSE, message, "activity is NULL");
    expect("stamp", fitsprov_stamp(NULL, "x", 0, &message), FITSPROV_MISUSE, message, "activity is NULL");
    expect("end", fitsprov_end(NULL, 0, &message), FITSPROV_MISUSE, message, "activity is NULL");
    expect("identifier", fitsprov_identifier(NULL, &text, &message), FITSPROV_MISUSE, message, "activity is NULL");
    expect("products", fitsprov_products(NULL, &text, &message), FITSPROV_MISUSE, message, "activity is NULL");
    expect("writer", fitsprov_writer_open(NULL, "x", NULL, &message) == NULL, 1, message, "activity is NULL");
    expect("write", fitsprov_write(NULL, "x", 1, &message), FITSPROV_MISUSE, message, "writer is NULL");
    expect("close", fitsprov_writer_close(NULL, &message), FITSPROV_MISUSE, message, "writer is NULL");
    expect("plan", fitsprov_plan_begin(NULL, "x", &message) == NULL, 1, message, "activity is NULL");
    expect("header", fitsprov_plan_header(NULL, "", 0, 0, NULL, &message), FITSPROV_MISUSE, message, "plan is NULL");
    expect("data", fitsprov_plan_data(NULL, "", 0, &message), FITSPROV_MISUSE, message, "plan is NULL");
    expect("finish", fitsprov_plan_finish(NULL, 0, &message), FITSPROV_MISUSE, message, "plan is NULL");
    expect("cards", fitsprov_plan_cards(NULL, 1, NULL, NULL, &message), FITSPROV_MISUSE, message, "plan is NULL");
    expect("dropped", fitsprov_plan_dropped(NULL), 0, NULL, NULL);
    expect("written", fitsprov_plan_written(NULL), FITSPROV_MISUSE, NULL, NULL);
    fitsprov_activity_free(NULL);
    fitsprov_writer_abandon(NULL);
    fitsprov_plan_free(NULL);

    activity = begin();
    expect("used NULL", fitsprov_used(activity, NULL, NULL, &message), FITSPROV_MISUSE, message, "path is NULL");
    expect("used nothing", fitsprov_used(activity, "", NULL, &message), FITSPROV_FAILED, message, "no path");
    expect("role", fitsprov_used(activity, "x", "\xff", &message), FITSPROV_MISUSE, message, "role is not UTF-8");
    expect("no name", fitsprov_parameter(activity, "", "1", NULL, &message), FITSPROV_FAILED, message, "no name");
    expect("a secret", fitsprov_parameter(activity, "api_token", "1", NULL, &message), FITSPROV_FAILED, message, "secret");
    expect("a field", fitsprov_field(activity, "Calib", "1", &message), FITSPROV_FAILED, message, "field name");
    expect("a record", fitsprov_record(activity, "{\"x\": 1}", 8, &message), FITSPROV_FAILED, message, "x: is unknown");
    fitsprov_activity_free(activity);
}

static void plans(void)
{
    char cards[160], *text, *message;
    size_t size;
    int64_t data = -1;
    fitsprov_activity *activity = begin();
    fitsprov_plan *plan = fitsprov_plan_begin(activity, "plan.fits", &message);
    expect("plan", plan != NULL, 1, message, NULL);
    expect("too early", fitsprov_plan_cards(plan, 1, &text, &size, &message), FITSPROV_MISUSE, message, "not finished");
    expect("no HDU", fitsprov_plan_finish(plan, 0, &message), FITSPROV_FAILED, message, "plan.fits: ");
    memset(cards, ' ', sizeof cards);
    expect("odd cards", fitsprov_plan_header(plan, cards, 79, 2880, &data, &message), FITSPROV_FAILED, message, "80 bytes");
    expect("no header", fitsprov_plan_header(plan, cards, 160, 2880, &data, &message), FITSPROV_FAILED, message, "plan.fits: ");
    expect("no data", fitsprov_plan_data(plan, cards, 160, &message), FITSPROV_FAILED, message, "more data");
    fitsprov_plan_free(plan);
    fitsprov_activity_free(activity);
}

static void files(void)
{
    char *text, *message;
    fitsprov_activity *activity = begin();
    fitsprov_writer *writer;
    mkdir("part", 0777);
    mkfifo("pipe.fits", 0666);

    expect("a FIFO", fitsprov_used(activity, "pipe.fits", NULL, &message), FITSPROV_OK, message, NULL);
    copy("cube.fits", "fifo.fits");
    expect("stamp with a FIFO", fitsprov_stamp(activity, "fifo.fits", 0, &message), FITSPROV_FAILED, message, "pipe.fits");
    fitsprov_activity_free(activity);

    activity = begin();
    expect("used", fitsprov_used(activity, "events.fits", "Main", &message), FITSPROV_OK, message, NULL);
    expect("not there", fitsprov_used(activity, "gone.fits", NULL, &message), FITSPROV_OK, message, NULL);
    expect("configured", fitsprov_configured(activity, "setup.par", &message), FITSPROV_OK, message, NULL);
    expect("parameter", fitsprov_parameter(activity, "emin", "0.10", "TeV", &message), FITSPROV_OK, message, NULL);
    expect("field", fitsprov_field(activity, "calib_version", "v1.2", &message), FITSPROV_OK, message, NULL);
    copy("cube.fits", "a\nb.fits");
    message = NULL;
    expect("a name with a newline", fitsprov_stamp(activity, "a\nb.fits", 0, NULL), FITSPROV_OK, message, NULL);
    expect("no such file", fitsprov_stamp(activity, "no\nne.fits", 0, &message), FITSPROV_FAILED, message, "no\\u{a}ne.fits: ");
    expect("no folder", fitsprov_stamp(activity, "none/x.fits", 0, &message), FITSPROV_FAILED, message, "none/x.fits: ");
    expect("a device", fitsprov_stamp(activity, "/dev/full", 0, &message), FITSPROV_FAILED, message, "/dev/full: ");
    expect("a folder", fitsprov_stamp(activity, "part", 0, &message), FITSPROV_FAILED, message, "part: ");
    expect("write nowhere", fitsprov_writer_open(activity, "none/x.fits", NULL, &message) == NULL, 1, message, "none/x.fits: ");
    expect("made", fitsprov_made(activity, "made.fits", "Main", &message), FITSPROV_OK, message, NULL);
    writer = fitsprov_writer_open(activity, "part/dropped.fits", NULL, &message);
    expect("writer", writer != NULL, 1, message, NULL);
    expect("write nothing", fitsprov_write(writer, NULL, 0, &message), FITSPROV_OK, message, NULL);
    expect("write NULL", fitsprov_write(writer, NULL, 1, &message), FITSPROV_MISUSE, message, "bytes is NULL");
    expect("write", fitsprov_write(writer, "SIMPLE", 6, &message), FITSPROV_OK, message, NULL);
    fitsprov_writer_abandon(writer);
    writer = fitsprov_writer_open(activity, "part/notes.txt", NULL, &message);
    expect("write text", fitsprov_write(writer, "notes\n", 6, &message), FITSPROV_OK, message, NULL);
    expect("close", fitsprov_writer_close(writer, &message), FITSPROV_OK, message, NULL);
    expect("not yet", access("part/notes.txt", F_OK), -1, NULL, NULL);
    copy("cube.fits", "made.fits");
    expect("end", fitsprov_end(activity, 0, NULL), FITSPROV_OK, NULL, NULL);
    expect("there", access("part/notes.txt", F_OK) | access("part/notes.txt.prov.xml", F_OK), 0, NULL, NULL);
    expect("dropped", access("part/dropped.fits", F_OK), -1, NULL, NULL);
    expect("products", fitsprov_products(activity, &text, &message), FITSPROV_OK, message, NULL);
    expect("three products", strstr(text, "a\\nb.fits") && strstr(text, "made.fits") && strstr(text, "notes.txt.prov.xml"), 1, NULL, NULL);
    fitsprov_free(text);
    expect("verify", fitsprov_verify("made.fits", NULL, 0, NULL, &message), FITSPROV_OK, message, NULL);

    expect("used after the end", fitsprov_used(activity, "x", NULL, &message), FITSPROV_FAILED, message, "is over");
    expect("parameter after the end", fitsprov_parameter(activity, "x", "1", NULL, &message), FITSPROV_FAILED, message, "is over");
    expect("stamp after the end", fitsprov_stamp(activity, "made.fits", 0, &message), FITSPROV_FAILED, message, "is over");
    expect("plan after the end", fitsprov_plan_begin(activity, "x", &message) == NULL, 1, message, "is over");
    expect("writer after the end", fitsprov_writer_open(activity, "x", NULL, &message) == NULL, 1, message, "is over");
    expect("end after the end", fitsprov_end(activity, 0, &message), FITSPROV_FAILED, message, "is over");
    expect("fail after the end", fitsprov_end(activity, 1, &message), FITSPROV_FAILED, message, "is over");
    fitsprov_activity_free(activity);

    activity = begin();
    copy("cube.fits", "failed.fits");
    expect("made", fitsprov_made(activity, "failed.fits", NULL, &message), FITSPROV_OK, message, NULL);
    expect("failed", fitsprov_end(activity, 1, &message), FITSPROV_OK, message, NULL);
    expect("not stamped", fitsprov_verify("failed.fits", NULL, 0, NULL, &message), FITSPROV_NOTHING, message, NULL);
    fitsprov_activity_free(activity);

    activity = begin();
    expect("made", fitsprov_made(activity, "nothing.fits", NULL, &message), FITSPROV_OK, message, NULL);
    expect("not made", fitsprov_end(activity, 0, &message), FITSPROV_FAILED, message, "nothing.fits: ");
    fitsprov_activity_free(activity);
}

/* A file system that is full: FITSPROV_FULL names a folder on one. */
static void full(void)
{
    const char *folder = getenv("FITSPROV_FULL");
    char path[4096], *message;
    static char bytes[1 << 20];
    fitsprov_activity *activity;
    fitsprov_writer *writer;
    int status = FITSPROV_OK;
    if (!folder) return;
    activity = begin();
    snprintf(path, sizeof path, "%s/cube.fits", folder);
    expect("stamp on a full disk", fitsprov_stamp(activity, path, 0, &message), FITSPROV_FAILED, message, "cube.fits: ");
    expect("it is as it was", fitsprov_verify(path, NULL, 0, NULL, &message), FITSPROV_NOTHING, message, NULL);
    snprintf(path, sizeof path, "%s/big.dat", folder);
    writer = fitsprov_writer_open(activity, path, NULL, &message);
    message = NULL;
    if (writer) {
        status = fitsprov_write(writer, bytes, sizeof bytes, &message);
        fitsprov_writer_abandon(writer);
    }
    expect("write on a full disk", writer && status == FITSPROV_OK, 0, message, "big.dat: ");
    fitsprov_activity_free(activity);
}

static long resident(void)
{
    long size = 0, pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file || fscanf(file, "%ld %ld", &size, &pages) != 2) faults++;
    if (file) fclose(file);
    return pages * sysconf(_SC_PAGESIZE);
}

/* Many stamps in one process do not grow it. */
static void many(int count)
{
    long before = 0, after;
    int number;
    copy("cube.fits", "many.fits");
    for (number = 0; number < count; number++) {
        char *message;
        fitsprov_activity *activity = begin();
        fitsprov_used(activity, "events.fits", "Main", NULL);
        expect("one of many", fitsprov_stamp(activity, "many.fits", FITSPROV_LAST, &message), FITSPROV_OK, message, NULL);
        fitsprov_end(activity, 0, NULL);
        fitsprov_activity_free(activity);
        if (number == count / 4) before = resident();
    }
    after = resident();
    if (count > 0 && after > before + (2 << 20)) {
        fprintf(stderr, "calls: %d stamps: %ld bytes, then %ld\n", count, before, after);
        faults++;
    }
}

/* Many threads tell one activity. */
struct teller {
    pthread_t thread;
    fitsprov_activity *activity;
    int self;
};

static void *tell(void *pointer)
{
    struct teller *teller = pointer;
    char name[32];
    int number;
    for (number = 0; number < 50; number++) {
        snprintf(name, sizeof name, "told_%d_%d", teller->self, number);
        if (fitsprov_parameter(teller->activity, name, "1", NULL, NULL) != FITSPROV_OK) return pointer;
    }
    return NULL;
}

static void threads(void)
{
    struct teller tellers[8];
    char *json, *message, *at;
    void *failed = NULL;
    int number, count = 0;
    fitsprov_activity *activity = begin();
    copy("cube.fits", "threads.fits");
    for (number = 0; number < 8; number++) {
        tellers[number].activity = activity;
        tellers[number].self = number;
        pthread_create(&tellers[number].thread, NULL, tell, &tellers[number]);
    }
    for (number = 0; number < 8; number++) {
        pthread_join(tellers[number].thread, &failed);
        expect("a thread", failed != NULL, 0, NULL, NULL);
    }
    expect("stamp", fitsprov_stamp(activity, "threads.fits", 0, &message), FITSPROV_OK, message, NULL);
    fitsprov_activity_free(activity);
    fitsprov_show("threads.fits", NULL, 0, &json, NULL);
    for (at = json; at && (at = strstr(at, "\"name\" : \"told_")); at++) count++;
    expect("400 parameters", count >= 400, 1, NULL, NULL);
    fitsprov_free(json);
}

/* Children stamp after a fork, while the parent has an activity. */
static void forks(void)
{
    fitsprov_activity *activity = begin();
    char path[32], *message;
    int number, status;
    for (number = 0; number < 8; number++) {
        snprintf(path, sizeof path, "fork%d.fits", number);
        copy("cube.fits", path);
        if (fork() == 0) _exit(fitsprov_stamp(activity, path, 0, NULL));
    }
    for (number = 0; number < 8; number++) {
        wait(&status);
        expect("a child", status, 0, NULL, NULL);
    }
    expect("the parent", fitsprov_stamp(activity, "fork0.fits", 0, &message), FITSPROV_OK, message, NULL);
    fitsprov_activity_free(activity);
}

int main(int count, char **arguments)
{
    const char *times = getenv("FITSPROV_MANY");
    (void)count;
    (void)arguments;
    misuse();
    plans();
    files();
    full();
    threads();
    forks();
    many(times ? atoi(times) : 200);
    return faults != 0;
}
