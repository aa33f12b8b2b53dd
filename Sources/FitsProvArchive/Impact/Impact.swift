import FitsProv
import GRDB

/// A product that was made from something, directly or not.
public struct AffectedProduct: Sendable {
    /// Its absolute path.
    public let path: String
    /// The length of the longest way to it: all that it was made from has a lower level.
    public let level: Int
    /// The name of the activity that made it.
    public let activity: String?
    /// Through which inputs: paths; the one with the highest level first.
    public let inputs: [String]
    /// Whether it is part of a cycle, so that its place in the order is arbitrary.
    public let isInCycle: Bool
}

/// What was made from something.
public struct Impact: Sendable {
    /// The path of what it begins with, or what else it is called.
    public let title: String
    /// What a person should know of how it was found.
    public let note: String?
    /// Whether the archive has files that cannot be read, which may have been made from it too.
    public let hasUnreadable: Bool
    /// How many products there are.
    public let count: Int
    /// The highest level.
    public let levels: Int
    /// The paths of the products in each cycle, at most 20 of them.
    public let cycles: [[String]]
    /// How many cycles there are; not more than 100 are in ``cycles``.
    public let cycleCount: Int
}

extension ArchiveIndex {
    /// Tells what was made from something, in the order in which it must be made again.
    ///
    /// - Parameters:
    ///   - subject: a path, an identifier, a digest, or the name of a file.
    ///   - depth: the most steps; nil for all.
    ///   - limit: the most products that are given; nil for all.
    ///   - pathsOnly: whether of each product its path and level alone are reported.
    ///   - begin: is given what is known before the first product.
    ///   - visit: is given each product.
    /// - Throws: `FitsProvError` with the code `unknownProduct` if the archive does not know it,
    ///   with `unfinished` if the last run of the indexer was stopped, or where SQLite refuses, and what the closures throw.
    public func impact(
        of subject: String, depth: Int? = nil, limit: Int? = nil, pathsOnly: Bool = false,
        begin: (Impact) throws -> Void, _ visit: (AffectedProduct) throws -> Void
    ) throws {
        try read { db in
            guard try !Property.isSet(Property.dirty, db) else {
                throw FitsProvError(
                    .unfinished, path: path, "the index is unfinished",
                    hint: "run 'fitsprov index' again")
            }
            let subject = try Subject(subject, in: path, db)
            let closure = try Closure(of: subject, depth: depth, db)
            let order = RebuildOrder(closure)
            let given = order.nodes.prefix(limit ?? .max)
            let paths = try PathTable(wanted: given.count, db)
            let activityName = try db.cachedStatement(
                sql: "SELECT name FROM activities WHERE file = ? ORDER BY step DESC LIMIT 1")
            func place(_ node: Int32) throws -> String {
                node == 0 ? subject.title : try paths.path(closure.files[Int(node)])
            }
            try begin(
                Impact(
                    title: subject.title, note: subject.note,
                    hasUnreadable: try Schema.hasUnreadable(db), count: order.nodes.count,
                    levels: Int(order.levels.max() ?? 0),
                    cycles: try order.cycles.prefix(100).map { try $0.prefix(20).map(place) },
                    cycleCount: order.cycles.count))
            let inCycles = Set(order.cycles.joined())
            for node in given {
                let (first, end) = (
                    Int(order.inputStarts[Int(node)]), Int(order.inputStarts[Int(node) + 1])
                )
                let inputs = order.inputs[first..<(pathsOnly ? first : end)].sorted {
                    (order.levels[Int($1)], $0) < (order.levels[Int($0)], $1)
                }
                let activity =
                    pathsOnly
                    ? nil
                    : try String.fetchOne(activityName, arguments: [closure.files[Int(node)]])
                try visit(
                    AffectedProduct(
                        path: try place(node), level: Int(order.levels[Int(node)]),
                        activity: activity,
                        inputs: try inputs.map(place), isInCycle: inCycles.contains(node)))
            }
        }
    }
}
