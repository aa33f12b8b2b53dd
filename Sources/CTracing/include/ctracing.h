#ifndef FITSPROV_CTRACING_H
#define FITSPROV_CTRACING_H

// What a run of a program needs of the kernel and Swift cannot say: nothing but calls that are safe
// after a fork may be made between it and the exec, and seccomp has no functions in the C library.
// All functions give 0 or a positive answer, or a negative errno.

#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>

// How a program is to be started.
struct ctracing_plan {
    char *const *words;        // the program, looked for in PATH, and its arguments; ends with NULL
    int asks_kernel;           // whether the kernel is asked to tell of its files
    int pretended_refusal;     // an errno that stands for the kernel's answer; 0 asks the kernel
    sigset_t held;             // the signals that the program's first thread holds back
    sigset_t plain;            // the signals that do what they do by default
    sigset_t ignored;          // the signals that are ignored
};

// A program that waits for its start.
struct ctracing_child {
    pid_t process;
    int channel;               // to it, until it has been started
    int listener;              // what the kernel tells by; -1 if it does not
    int refusal;               // the errno of the kernel's refusal; 0 if there is none
    int bars_setuid;           // whether setuid programs have no more rights than others
};

// Forks, and asks the kernel. The child waits for ctracing_release.
int ctracing_fork(const struct ctracing_plan *plan, struct ctracing_child *child);

// Lets the child execute the program. Only then does anything run.
int ctracing_release(int channel);

// Waits until the program has been executed; a negative errno if it cannot be. Closes the channel.
int ctracing_executed(int channel);

enum ctracing_kind {
    CTRACING_NOTHING,
    CTRACING_OPEN,
    CTRACING_RENAME,
    CTRACING_LINK,
    CTRACING_UNLINK,
    CTRACING_TRUNCATE,
    CTRACING_EXECUTE,
};

// A call that a task is about to make; it is stopped until it is answered.
struct ctracing_notice {
    uint64_t id;
    pid_t task;
    enum ctracing_kind kind;
    int flags;                 // of open
    int folders[2];            // what the paths are relative to
    uint64_t paths[2];         // where they stand in the memory of the task
};

int ctracing_receive(int listener, struct ctracing_notice *notice);

// Lets the task make the call.
int ctracing_answer(int listener, uint64_t id);

// Whether the task is still in the call, so that its number is nobody else's.
int ctracing_is_waiting(int listener, uint64_t id);

// The text at an address in the memory of a task, up to its NUL; the count of bytes.
int ctracing_read_text(pid_t task, uint64_t address, char *buffer, size_t size);

// Lets a process of its own answer for those that outlive the program and this process.
int ctracing_leave_caretaker(int listener);

// How a child stopped or ended.
struct ctracing_ending {
    int is_stop;
    int signal;                // that stopped or killed it; 0 if it ended by itself
    int status;
    int64_t user, system;      // microseconds, of it and of its children that it waited for
    int64_t memory;            // the most memory of one of them in bytes
};

// Waits until a child stops or ends.
int ctracing_wait(pid_t process, struct ctracing_ending *ending);

// Keeps the number of a child for its signals, and sends one; it may have ended long ago.
int ctracing_hold(pid_t process);
int ctracing_send(pid_t process, int held, int signal);

// Stops this process as a signal does by default that this thread holds back.
void ctracing_stop_self(int signal);

// Makes this process the parent of all that the program leaves behind.
int ctracing_adopt_orphans(void);

// Waits without end for a child that has ended: its number, 0 if none has, -ECHILD if there is none.
int ctracing_reap(void);

// A descriptor on which pending signals are read, and the next of them: the signal and, in `is_sent`,
// whether a process sent it, and not the terminal. 0 if there is none.
int ctracing_signals(const sigset_t *signals);
int ctracing_next_signal(int descriptor, int *is_sent);

// A descriptor that can be read from once ctracing_raise was called.
int ctracing_event(void);
void ctracing_raise(int event);

// What there is by a name, links followed.
struct ctracing_state {
    uint64_t device, inode;
    int64_t size;
    int64_t modified, changed, born;   // nanoseconds since 1970; 0 if the file system does not tell
    uint32_t mode;
};

int ctracing_look(const char *path, struct ctracing_state *state);

#endif
