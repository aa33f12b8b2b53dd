import FITS
import Files
import FitsProvArchive
import ObsCore

/// Products that were found, written as they come.
protocol HitOutput {
    mutating func begin() throws
    mutating func add(_ hit: Hit) throws
    mutating func end(_ answer: Answer) throws
}

/// Text that is written in large pieces.
struct BufferedOutput {
    private static let most = 64 << 10
    private let sink: ([UInt8]) throws -> Void
    private var bytes: [UInt8] = []

    /// Output that goes to a stream.
    init(_ stream: StandardStream = .output) {
        sink = stream.write(bytes:)
    }

    /// Output that goes wherever the function puts it.
    init(_ sink: @escaping ([UInt8]) throws -> Void) {
        self.sink = sink
    }

    mutating func write(_ text: String) throws {
        bytes += text.utf8
        if bytes.count >= BufferedOutput.most { try flush() }
    }

    mutating func flush() throws {
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}

/// Paths, one a line, or each ended by NUL.
struct HitPaths: HitOutput {
    let isNulSeparated: Bool
    /// Whether they go to a program, which must get them as they are; a terminal never does.
    private let isRaw: Bool
    private var output = BufferedOutput()

    init(isNulSeparated: Bool) {
        self.isNulSeparated = isNulSeparated
        isRaw = isNulSeparated || !StandardStream.output.isTerminal
    }

    mutating func begin() {}

    mutating func add(_ hit: Hit) throws {
        try output.write(
            (isRaw ? hit.path : hit.path.escapingControls) + (isNulSeparated ? "\0" : "\n"))
    }

    mutating func end(_ answer: Answer) throws { try output.flush() }
}

/// Rows of comma-separated values.
struct HitCSV: HitOutput {
    private let columns: [String]?
    private var output = BufferedOutput()

    static let observed: [ObsCore.Column] = [
        .targetName, .sRa, .sDec, .tMin, .tMax, .tExptime, .instrumentName, .calibLevel,
    ]
    static let head =
        ["path", "identifier", "activity", "activity_version", "software", "started", "ended"]
        + observed.map(\.rawValue) + ["digest"]

    /// - Parameter columns: the names to show; nil for the usual ones.
    init(columns: [String]?) {
        self.columns = columns
    }

    mutating func begin() throws {
        try write(columns.map { ["path"] + $0 } ?? HitCSV.head)
    }

    mutating func add(_ hit: Hit) throws {
        guard columns == nil else {
            let values = hit.columns.map { CSV.value($0 ?? "") }
            let row = [CSV.field(hit.path)] + values
            return try output.write(row.joined(separator: ",") + "\n")
        }
        let software = hit.software.map(\.title).joined(separator: "; ")
        try write(
            [
                hit.path, hit.identifier ?? "", hit.activity ?? "", hit.activityVersion ?? "",
                software,
                hit.started ?? "", hit.ended ?? "",
            ], HitCSV.observed.map { hit[$0] }, [hit.digest ?? ""])
    }

    mutating func end(_ answer: Answer) throws { try output.flush() }

    private mutating func write(
        _ texts: [String], _ observed: [ObsCore.Value?] = [], _ last: [String] = []
    ) throws {
        let values = observed.map { value in
            // A number is no formula, whatever its sign.
            if case .text(let text) = value { CSV.field(text) } else { value?.text ?? "" }
        }
        let row = texts.map(CSV.field) + values + last.map(CSV.field)
        try output.write(row.joined(separator: ",") + "\n")
    }
}

extension Hit.Program {
    /// Name and version, as people write them.
    var title: String { version.map { "\(name) \($0)" } ?? name }
}

extension ObsCore.Value {
    /// The value as text.
    var text: String {
        switch self {
        case .text(let text): text
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        }
    }
}
