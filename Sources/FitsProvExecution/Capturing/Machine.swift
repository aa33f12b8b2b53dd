import Files
import Glibc

/// What the system says of itself.
enum Machine {
    /// The operating system and the kernel.
    static var platform: [(name: String, value: String)] {
        guard let system = Machine.system else { return [] }
        return [("platform", "\(system.name) \(system.machine)"), ("kernel", system.release)]
    }

    /// The name of the machine.
    static var host: String? { system?.node }

    /// The name of the user.
    static var user: String? {
        unsafe getpwuid(geteuid()).map { unsafe String(cString: $0.pointee.pw_name) }
    }

    /// The kind of container, as far as it gives itself away.
    static var container: String? {
        if unsafe getenv("APPTAINER_CONTAINER") != nil { return "apptainer" }
        if unsafe getenv("SINGULARITY_CONTAINER") != nil { return "singularity" }
        if Paths.resolved("/.dockerenv") != nil { return "docker" }
        if Paths.resolved("/run/.containerenv") != nil { return "podman" }
        return nil
    }

    private static var system: (name: String, node: String, release: String, machine: String)? {
        var names = utsname()
        guard unsafe uname(&names) == 0 else { return nil }
        func text<T>(_ field: T) -> String {
            unsafe withUnsafeBytes(of: field) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
        }
        return (text(names.sysname), text(names.nodename), text(names.release), text(names.machine))
    }
}
