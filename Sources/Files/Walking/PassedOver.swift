/// Names that a walk passed over, by what they stand for.
public struct PassedOver: Hashable, Sendable {
    /// Symbolic links that were not followed, or lead nowhere.
    public var links = 0
    /// Files and folders whose names begin with a dot.
    public var hidden = 0
    /// Pipes, sockets and devices.
    public var others = 0

    /// Counts from zero.
    package init() {}

    /// Adds what another walk passed over.
    package static func += (sum: inout PassedOver, more: PassedOver) {
        sum.links += more.links
        sum.hidden += more.hidden
        sum.others += more.others
    }

    /// One line for people, as in `skipped: 2 symbolic links, 1 hidden name`; nil if nothing was.
    public var words: String? {
        let parts = [
            (links, "symbolic link"), (hidden, "hidden name"), (others, "pipe, socket or device"),
        ].filter { $0.0 > 0 }.map { count, word in
            "\(count) \(count == 1 ? word : PassedOver.plurals[word] ?? word)"
        }
        return parts.isEmpty ? nil : "skipped: \(parts.joined(separator: ", "))"
    }

    private static let plurals = [
        "symbolic link": "symbolic links", "hidden name": "hidden names",
        "pipe, socket or device": "pipes, sockets or devices",
    ]
}
