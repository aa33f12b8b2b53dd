import Files
import FitsProv
import FitsProvRun
import ProcessTracing

/// What would be recorded of a run, for people.
struct RunText {
    private var lines: [String] = []

    /// All of it.
    var text: String { lines.map { $0.escapingControls + "\n" }.joined() }

    /// Describes a run.
    ///
    /// - Parameter run: the run.
    init(_ run: Run) {
        let folder = [Paths.resolved(".") ?? "/"]
        func name(_ path: String) -> String { Paths.short(path, under: folder) }
        let status = run.trace.ending.status
        let account = run.account
        let version = account.version.map { " \($0)" } ?? ""
        add("activity", "\(run.name)\(version), status \(status)")
        add("seen by", run.trace.methodWords)
        for software in account.software {
            add(
                "software",
                [software.name, software.version].compactMap(\.self).joined(separator: " "))
        }
        for entity in account.used {
            let role = entity.role.map { " (\($0))" } ?? ""
            let before = entity.digest == nil ? "" : ", as it was before"
            add("used", name(entity.location) + role + before)
        }
        for path in account.configuration { add("config", name(path)) }
        for parameter in account.parameters {
            add("parameter", "\(parameter.name) = \(parameter.value)")
        }
        for product in account.products {
            let role = product.role.map { " (\($0))" } ?? ""
            add(run.isKept ? "made" : "left alone", product.path + role)
        }
        for path in account.toldAlready {
            add("left alone", "\(name(path)): stamped within the run")
        }
        for (file, reason) in run.files.leftOut {
            add("not told", "\(name(file.path)): \(reason.rawValue)")
        }
    }

    private mutating func add(_ label: String, _ text: String) {
        lines.append("fitsprov: \(label.padded(11)) \(text)")
    }
}
