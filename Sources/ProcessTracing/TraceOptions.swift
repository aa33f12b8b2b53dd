/// How a program is run and watched.
package struct TraceOptions: Sendable {
    /// Whether the kernel is asked to tell.
    package var asksKernel = true
    /// An error number that is taken for the kernel's answer.
    package var pretendedRefusal: Int32 = 0
    /// Folders whose files are of no interest, by their absolute paths.
    package var passedOver: [String] = []
    /// Further folders that are compared where the kernel does not tell.
    package var watched: [String] = []
    /// Whether this process is there for the program alone.
    ///
    /// Then it passes signals on, stops when
    /// the program is stopped by the terminal, and waits for what the program leaves behind.
    package var isForProgramAlone = false
    /// Signals that this process ignores and the program need not.
    package var plainSignals: [Int32] = []
    /// Signals that this process does not ignore, and whoever started it did.
    package var ignoredSignals: [Int32] = []
    /// Whether what a program leaves behind is waited for that has failed, too.
    package var waitsAfterFailure = false
    /// Called once if the program has ended and something that it left behind runs on.
    package var waits: @Sendable () -> Void = {}
    /// Called with the absolute path of a file that may be an input and may be changed next.
    ///
    /// What is about to change it is stopped meanwhile.
    package var lastLook: @Sendable (_ path: String) -> Void = { _ in }

    /// Asks the kernel, and looks everywhere.
    package init() {}
}
