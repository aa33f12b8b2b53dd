/// What a run of a program did with files, and how it ended.
package struct Trace: Sendable {
    /// How it is known what was done.
    package enum Method: String, Hashable, Sendable {
        /// The kernel told of each call; and the words of the command, in addition.
        case kernel
        /// By the words of the command, and by what changed in the folders that they name.
        case wordsAndFolders = "words-and-folders"
    }

    /// How it is known what was done.
    package let method: Method
    /// Why the kernel was not asked, or what it answered; nil if it told.
    package let whyNotKernel: Refusal?
    /// How the program ended.
    package let ending: Ending
    /// The files in the order in which they were met.
    package let files: [TracedFile]
    /// The programs that were started, by their paths, in order; only if the kernel told.
    package let programs: [String]
    /// Programs among them that were to run with the rights of their owner and could not.
    package let disarmed: [String]
    /// Calls whose files could not be seen.
    package let unseen: Int
    /// Whether there were more files than are kept apart.
    package let isCut: Bool
    /// Whether processes that the program left behind still run; they are not told of any more.
    package let leavesProcesses: Bool
}

/// Why the kernel does not tell.
package enum Refusal: Hashable, Sendable {
    /// It was not asked.
    case notAsked
    /// It tells somebody else already: this run is within another.
    case nested
    /// It refused, with this error number.
    case system(Int32)
}

/// How a program ended, and what it took.
package struct Ending: Hashable, Sendable {
    /// Its exit status; 128 and the signal if it was killed by one, as a shell has it.
    package let status: Int32
    /// The signal that killed it.
    package let signal: Int32?
    /// When it was started and had ended, in nanoseconds since 1970.
    package let started: Int64, ended: Int64
    /// The processor's time for it and its children in the program and in the system, in microseconds.
    package let userTime: Int64, systemTime: Int64
    /// The most memory that it or one of its children had at once, in bytes.
    package let peakMemory: Int64
}

/// Why a program was not started.
package struct NotStarted: Error, Hashable, Sendable {
    /// The system's error number.
    package let number: Int32
}
