import GRDB

/// All that was made from something, directly or not, as a graph of its own.
///
/// Node 0 is what it begins with; the others are files, numbered as they were met.
struct Closure {
    /// The numbers of the files; 0 stands for what it begins with.
    private(set) var files: [Int64] = [0]
    /// Where the users of each node begin in ``users``, and where the last end.
    private(set) var offsets: [Int32] = [0]
    /// The nodes that used each node.
    private(set) var users: [Int32] = []

    /// So many files are asked for one by one; then all references are read at once.
    private static let mostAsked = 10_000

    private var node: [Int64: Int32] = [:]
    private var nodes: [Int32] = []
    /// Files that are no longer there, and so need not be made again.
    private let gone: Set<Int64>

    /// Follows the references.
    ///
    /// - Parameters:
    ///   - subject: what it begins with.
    ///   - depth: the most steps; nil for all.
    ///   - database: an index.
    /// - Throws: what SQLite refuses.
    init(of subject: Subject, depth: Int?, _ database: Database) throws {
        let statement = try database.cachedStatement(
            sql: "SELECT file FROM used WHERE target = ? ORDER BY file")
        gone = Set(
            try Int64.fetchAll(
                database, sql: "SELECT id FROM files WHERE state <> 0 AND state = ?",
                arguments: [FileRecord.State.gone.rawValue]))
        var graph: UseGraph?
        var mayHaveGraph = true
        for file in subject.files { node[file] = 0 }
        var first = subject.users
        for file in subject.files {
            first += try Int64.fetchAll(statement, arguments: [file])
        }
        add(first)
        var level = 1
        var levelEnd = files.count
        var current = 1
        while current < files.count {
            if current == levelEnd {
                level += 1
                levelEnd = files.count
            }
            if level >= depth ?? .max {
                offsets.append(Int32(users.count))
            } else if let graph {
                addUsers(graph.users(of: files[current]))
            } else {
                add(try Int64.fetchAll(statement, arguments: [files[current]]))
            }
            current += 1
            if mayHaveGraph, files.count > Closure.mostAsked {
                mayHaveGraph = false
                graph = try UseGraph(database)
                if let graph { useArray(graph.largest) }
            }
        }
        node = [:]
        nodes = []
    }

    private mutating func useArray(_ largest: Int) {
        nodes = [Int32](repeating: -1, count: largest + 1)
        for (file, number) in node where (0...Int64(largest)).contains(file) {
            nodes[Int(file)] = number
        }
        node = [:]
    }

    private mutating func add(_ files: [Int64]) {
        var last: Int64?
        for file in files where file != last && !gone.contains(file) {
            last = file
            if let known = node[file] {
                users.append(known)
            } else {
                node[file] = Int32(self.files.count)
                users.append(Int32(self.files.count))
                self.files.append(file)
            }
        }
        offsets.append(Int32(users.count))
    }

    private mutating func addUsers(_ found: ArraySlice<Int32>) {
        var last: Int32 = -1
        for file in found where file != last && !gone.contains(Int64(file)) {
            last = file
            let known = nodes[Int(file)]
            if known < 0 {
                nodes[Int(file)] = Int32(files.count)
                users.append(Int32(files.count))
                files.append(Int64(file))
            } else {
                users.append(known)
            }
        }
        offsets.append(Int32(users.count))
    }
}
