import GRDB

/// Versions that have no key in a column beside them get it from a function, when they are asked for.
extension SortKey {
    /// The name of the function that SQL calls for the key of a version.
    static let function = "fitsprov_version"

    /// Teaches a database the keys of versions.
    static func prepare(_ database: Database) {
        database.add(
            function: DatabaseFunction(function, argumentCount: 1, pure: true) { values in
                values.first.flatMap { String.fromDatabaseValue($0) }.map(SortKey.version)
            })
    }
}
