import FITS
import Files
import FitsProv
import Glibc

/// What was captured of the process at the end of an execution.
struct Captured {
    /// The settings that do not depend on the product.
    private var fixed: [(name: String, value: String)] = []
    private let options: ExecutionOptions
    private let folder: String?

    /// The variables of the environment that are captured.
    static let variables = [
        "PFILES", "CALDB", "OMP_NUM_THREADS", "LC_ALL", "TZ", "CONDA_DEFAULT_ENV", "VIRTUAL_ENV",
        "SLURM_JOB_ID", "SOURCE_DATE_EPOCH",
    ]

    /// Captures what the options ask for.
    ///
    /// - Parameters:
    ///   - options: what is captured.
    ///   - used: what the process used.
    ///   - status: the exit status of a program that ran.
    init(_ options: ExecutionOptions, _ used: ResourceUse, status: Int?) {
        self.options = options
        folder = Captured.workingFolder
        let capture = options.capture
        if capture.contains(.platform) { fixed += Machine.platform }
        if capture.contains(.container), let container = Machine.container {
            fixed.append(("container", container))
        }
        if capture.contains(.user), let user = Machine.user { fixed.append(("user", user)) }
        if capture.contains(.host), let host = Machine.host { fixed.append(("host", host)) }
        if capture.contains(.environment) { fixed += environment }
        if capture.contains(.executable) { fixed += Program.executable(paths) }
        if capture.contains(.libraries), let libraries = Program.libraries {
            fixed.append(("libraries", libraries))
        }
        if capture.contains(.git), let folder { fixed += GitRevision.settings(of: folder) }
        if capture.contains(.resources) { fixed += used.settings }
        if capture.contains(.status), let status { fixed.append(("exit_status", "\(status)")) }
    }

    /// The settings that are recorded of a product.
    ///
    /// - Parameter place: the folder of the product.
    /// - Returns: names and values.
    func settings(forProductIn place: String) -> [Setting] {
        var all: [(name: String, value: String)] = []
        if options.capture.contains(.folder), let folder {
            let relative = Captured.way(from: place, to: folder)
            all.append(("working_folder", paths ? folder : relative))
        }
        all += fixed
        return all.map { Setting(name: $0.name, value: $0.value) }
    }

    /// The way from a folder to another one: `.` if they are the same.
    static func way(from place: String, to folder: String) -> String {
        guard folder != place else { return "." }
        let inside = Paths.relative(Paths.joined(folder, "x"), to: place)
        return Paths.folder(of: inside)
    }

    private var paths: Bool { options.capture.contains(.paths) }

    private var environment: [(name: String, value: String)] {
        (Captured.variables + options.variables).uniqued().compactMap { name in
            guard !Secret.isName(name), let value = unsafe getenv(name) else { return nil }
            let text = unsafe String(cString: value)
            return (name, Secret.masked(paths ? text : Captured.withoutHome(text)))
        }
    }

    /// A list of paths, each without the home folder in front.
    static func withoutHome(_ text: String) -> String {
        guard let home = unsafe getenv("HOME").map({ unsafe String(cString: $0) }), home.count > 1
        else { return text }
        return text.split(separator: ":", omittingEmptySubsequences: false).map { part in
            let isInside = part == home || part.hasPrefix(home + "/")
            return isInside ? "~" + part.dropFirst(home.count) : String(part)
        }.joined(separator: ":")
    }

    private static var workingFolder: String? { Paths.resolved(".") }
}
