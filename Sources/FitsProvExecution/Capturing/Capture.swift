/// What an execution captures of the process that runs it (docs/capture.md).
public struct Capture: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: Int

    /// Makes a set of the bits.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// The command that runs, if none was told.
    public static let command = Capture(rawValue: 1 << 0)
    /// The working folder, as a path from the folder of the product.
    public static let folder = Capture(rawValue: 1 << 1)
    /// The operating system, its kernel and the machine.
    public static let platform = Capture(rawValue: 1 << 2)
    /// The kind of container, if the process is in one.
    public static let container = Capture(rawValue: 1 << 3)
    /// Chosen variables of the environment, without those that look secret.
    public static let environment = Capture(rawValue: 1 << 4)
    /// The name and the digest of the executable.
    public static let executable = Capture(rawValue: 1 << 5)
    /// The names of the shared libraries in use.
    public static let libraries = Capture(rawValue: 1 << 6)
    /// The revision of the git repository of the working folder, and whether files differ from it.
    public static let git = Capture(rawValue: 1 << 7)
    /// The processor time and the peak memory.
    public static let resources = Capture(rawValue: 1 << 8)
    /// The exit status of a program that ran.
    public static let status = Capture(rawValue: 1 << 9)
    /// The name of the user; only if asked for.
    public static let user = Capture(rawValue: 1 << 10)
    /// The name of the machine; only if asked for.
    public static let host = Capture(rawValue: 1 << 11)
    /// Absolute paths where else relative ones stand; only if asked for.
    public static let paths = Capture(rawValue: 1 << 12)

    /// All that names neither a person nor a machine: files get published.
    public static let standard: Capture = [
        .command, .folder, .platform, .container, .environment, .executable, .libraries, .git,
        .resources, .status,
    ]

    /// Each part by its name, in the order of the documentation.
    public static let names: KeyValuePairs<String, Capture> = [
        "command": .command, "folder": .folder, "platform": .platform, "container": .container,
        "environment": .environment, "executable": .executable, "libraries": .libraries,
        "git": .git, "resources": .resources, "status": .status, "user": .user, "host": .host,
        "paths": .paths,
    ]

    /// Reads a list of names with commas; nil if one is not known.
    ///
    /// `standard` and `all` stand for these, `none` for nothing, and a name behind a minus is taken away.
    ///
    /// - Parameter list: the names, as in `standard,-git,host`.
    public init?(_ list: String) {
        var parts: Capture = []
        for word in list.split(separator: ",") {
            let isTaken = word.hasPrefix("-")
            let name = isTaken ? word.dropFirst() : word
            guard let part = Capture.named(name) else { return nil }
            if isTaken { parts.subtract(part) } else { parts.formUnion(part) }
        }
        self = parts
    }

    private static func named(_ name: Substring) -> Capture? {
        switch name {
        case "none": []
        case "standard": .standard
        case "all": names.reduce(into: []) { $0.formUnion($1.value) }
        default: names.first { $0.key == name }?.value
        }
    }
}
