import GRDB

extension ArchiveIndex {
    /// Tells what is recorded in an archive: names, how often, and the most frequent values.
    ///
    /// - Parameters:
    ///   - names: only these names; all if there are none.
    ///   - limit: the most values of a name.
    ///   - begin: is given how large the archive is.
    ///   - visit: is given each name, by group.
    /// - Throws: ``UnknownName`` for a name that means nothing, `FitsProvError` where SQLite
    ///   refuses, and what the closures throw.
    public func survey(
        names: [String] = [], limit: Int, begin: (Survey) throws -> Void,
        _ visit: (SurveyedName) throws -> Void
    ) throws {
        try read { db in
            let known = Names(db)
            var wanted: [SearchName] = []
            for name in names {
                let meanings = try known.meanings(name)
                guard !meanings.isEmpty else {
                    throw UnknownName(
                        name: name, column: nil, suggestions: try known.similar(to: name))
                }
                wanted += meanings.filter { !wanted.contains($0) }
            }
            func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
            let isThere = try Schema.isThere("file", db)
            try begin(
                Survey(
                    products: try count("SELECT count(*) FROM files WHERE state = 0"),
                    stamped: try count("SELECT count(*) FROM products WHERE stamped AND \(isThere)")
                ))
            let statistics = try FieldStatistics(db, known, limit: limit)
            for group in SurveyedName.Group.allCases {
                try statistics.survey(group, names.isEmpty ? nil : wanted, visit)
            }
        }
    }
}
