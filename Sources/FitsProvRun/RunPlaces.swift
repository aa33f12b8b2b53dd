import Files

/// Which places hold what belongs to the system and to programs, and nothing that a run is about.
package struct RunPlaces: Sendable {
    /// Folders of the system, which the kernel is not asked about.
    package static let system = [
        "/usr", "/etc", "/lib", "/lib32", "/lib64", "/libx32", "/bin", "/sbin", "/proc", "/sys",
        "/dev",
        "/boot", "/var/cache", "/var/lib", "/nix/store", "/snap",
    ]
    /// Folders in the one where a program is installed, beside its `bin`.
    private static let ofInstallation = [
        "lib", "lib64", "libexec", "share", "etc", "include", "conf", "config",
    ]
    /// Folders by whose name alone their content is nothing of a run.
    private static let ofTools: Set = [
        "__pycache__", "site-packages", "dist-packages", "node_modules",
    ]
    /// What the modules and libraries of interpreters end with.
    private static let ofModules = [
        ".py", ".pyc", ".pyo", ".pyi", ".pth", ".so", ".pl", ".pm", ".rb", ".jl", ".lua", ".r",
        ".tcl",
        ".pro", ".sav", ".sh", ".bash", ".js", ".jar", ".class", ".egg-link", ".whl", ".mo",
    ]
    /// What is written by the way: logs, locks, learned parameters.
    private static let byTheWay = [
        ".log", ".lock", ".lck", ".pid", ".par", ".swp", ".tmp", ".o", ".a", ".prov.xml", "~",
    ]

    private let installations: [String]
    private let folder: String

    /// Learns where programs are installed.
    ///
    /// - Parameters:
    ///   - programs: the absolute paths of the programs that ran.
    ///   - folder: the working folder; wherever it is, what is in it is not the system's.
    package init(programs: [String], workingFolder folder: String) {
        self.folder = folder == "/" ? folder : folder + "/"
        let real = programs.compactMap { Paths.resolved($0) } + programs
        let homes = real.map(Paths.folder(of:)).filter { Paths.name(of: $0) == "bin" }
            .map(Paths.folder(of:)).uniqued()
        installations = homes.flatMap { home in
            RunPlaces.ofInstallation.map { Paths.joined(home, $0) + "/" }
        }
    }

    /// Whether a file belongs to the system, to a cache or to somebody's settings.
    package func isOfSystem(_ path: String) -> Bool {
        let isInside = path.hasPrefix(folder)
        let rest = isInside ? path.dropFirst(folder.count) : path[...]
        let isElsewhere = !isInside && RunPlaces.system.contains { path.hasPrefix($0 + "/") }
        return isElsewhere
            || rest.split(separator: "/").contains {
                $0.hasPrefix(".") || RunPlaces.ofTools.contains(String($0))
            }
    }

    /// The folders of the system without those that hold the working folder.
    package static func passedOver(from folder: String) -> [String] {
        system.filter { !(folder + "/").hasPrefix($0 + "/") }
    }

    /// Whether a file is part of a program: in its installation, or a module.
    package func isOfProgram(_ path: String) -> Bool {
        installations.contains(where: path.hasPrefix) || RunPlaces.isModule(path)
    }

    /// Whether a name is that of a module or library.
    private static func isModule(_ path: String) -> Bool {
        let name = Paths.name(of: path).lowercased()
        return ofModules.contains(where: name.hasSuffix) || name.contains(".so.")
    }

    /// Whether a name is that of what programs write by the way, as logs are.
    package static func isByTheWay(_ path: String) -> Bool {
        let name = Paths.name(of: path).lowercased()
        return byTheWay.contains(where: name.hasSuffix) || name.contains(".log.")
            || name == "nohup.out"
    }
}
