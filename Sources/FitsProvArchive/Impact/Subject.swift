import FITS
import Files
import FitsProv
import GRDB

/// What an impact is asked of: files of the archive, or an input that is not there.
struct Subject {
    /// The numbers of the files.
    let files: [Int64]
    /// The products that used it, where it is not a file.
    let users: [Int64]
    /// The path, or what else it is called.
    let title: String
    /// What a person should know of how it was found.
    var note: String?

    /// The most files that are named where a name is ambiguous.
    private static let mostNamed = 4
    /// The most files, or references, that are looked at.
    private static let mostFound = 10_000

    /// Finds what a text means: a path, an identifier, a digest, or the name of a file.
    ///
    /// - Throws: `FitsProvError` with the code `unknownProduct` if it means nothing here.
    init(_ text: String, in index: String, _ database: Database) throws {
        let search = SubjectSearch(text: text, database: database, limit: Subject.mostFound)
        if let file = try search.atPath() {
            self.init(files: [file], users: [], title: search.path)
            return
        }
        for column in ["identifier", "digest"] {
            let files = try search.products(column)
            guard files.isEmpty else {
                self.init(files: files, users: [], title: text)
                return
            }
        }
        let named = try search.named()
        if named.count > 1 {
            let paths = named.prefix(Subject.mostNamed).map(\.path).joined(separator: ", ")
            throw FitsProvError(
                .unknownProduct, path: text,
                "is the name of \(grouped(named.count)) files: \(paths)"
                    + (named.count > Subject.mostNamed ? ", …" : ""),
                hint: "give a path, an identifier or a digest")
        }
        if let only = named.first {
            self.init(files: [only.file], users: [], title: only.path)
            return
        }
        let missing = try search.missing()
        guard !missing.users.isEmpty else {
            throw FitsProvError(
                .unknownProduct, path: text, "nothing in \(index) matches it or used it")
        }
        self.init(files: [], users: missing.users, title: text)
        let absence =
            try search.wasThere ? "is not in the archive any more" : "is not in the archive"
        note =
            missing.things > 1
            ? "\(missing.things) different missing inputs have this name; all are included"
            : "\(absence); found by what its users recorded"
    }

    init(files: [Int64], users: [Int64], title: String) {
        self.files = files
        self.users = users
        self.title = title
    }
}

/// Looks for what a text means.
struct SubjectSearch {
    let text: String
    let database: Database
    let limit: Int
    /// Whether files are looked for that are no longer there, and not those that are.
    var isOfGone = false

    private var isThere: String {
        "f.state \(isOfGone ? "=" : "<>") \(FileRecord.State.gone.rawValue)"
    }

    /// Whether the archive once had what the text means.
    var wasThere: Bool {
        get throws {
            var gone = self
            gone.isOfGone = true
            return try gone.atPath() != nil || !gone.products("identifier").isEmpty
                || !gone.products("digest").isEmpty || !gone.named().isEmpty
        }
    }

    /// The text as an absolute path.
    var path: String {
        if let resolved = Paths.resolved(text) { return resolved }
        let folder = Paths.resolved(".") ?? "/"
        return Paths.normalized(text.hasPrefix("/") ? text : "\(folder)/\(text)")
    }

    func atPath() throws -> Int64? {
        try Int64.fetchOne(
            database,
            sql: """
                SELECT f.id FROM folders d JOIN files f ON f.folder = d.id
                WHERE d.path = ? AND f.name = ? AND \(isThere)
                """, arguments: [Paths.folder(of: path), Paths.name(of: path)])
    }

    func products(_ column: String) throws -> [Int64] {
        guard !text.isEmpty else { return [] }
        let files =
            column == "digest"
            ? " UNION SELECT id FROM files f WHERE digest = ?1 AND \(isThere)" : ""
        return try Int64.fetchAll(
            database,
            sql: """
                SELECT p.file FROM products p JOIN files f ON f.id = p.file
                WHERE p.\(column) = ?1 AND \(isThere)\(files) LIMIT \(limit)
                """, arguments: [text])
    }

    /// The files whose path ends with the text, compressed or not.
    func named() throws -> [(file: Int64, path: String)] {
        guard !Paths.isURI(text), !text.hasPrefix("/") else { return [] }
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT f.id, d.path || '/' || f.name AS path
                FROM files f JOIN folders d ON d.id = f.folder
                WHERE f.normal_name = ? AND \(isThere) ORDER BY path LIMIT \(limit)
                """, arguments: [NormalName(ofPath: text).text])
        let found = rows.map { (file: $0.integer("id"), path: $0.text("path")) }
        let exact = found.filter { $0.path.hasSuffix("/" + text) }
        return exact.isEmpty && !text.contains("/") ? found : exact
    }

    /// The products that used something that was not found, and how many things it may be.
    func missing() throws -> (users: [Int64], things: Int) {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT u.file, u.location, u.identifier, u.digest, d.path AS folder
                FROM used u JOIN files f ON f.id = u.file JOIN folders d ON d.id = f.folder
                WHERE u.target IS NULL AND f.state <> \(FileRecord.State.gone.rawValue)
                    AND (u.identifier = ?1 OR u.digest = ?1 OR u.normal_name = ?2)
                ORDER BY u.file LIMIT \(limit)
                """, arguments: [text, NormalName(ofPath: text).text])
        var users: [Int64] = []
        var things: Set<String> = []
        for row in rows {
            let reference = Reference(
                location: row.text("location"), identifier: row.textIfAny("identifier"),
                digest: row.textIfAny("digest"), folder: row.text("folder"))
            let isSame = reference.identifier == text || reference.digest == text
            let place = reference.path ?? reference.location
            guard
                isSame || place == path || place == text || place.hasSuffix("/" + text)
                    || (!text.contains("/"))
            else { continue }
            users.append(row.integer("file"))
            things.insert(reference.digest ?? reference.identifier ?? place)
        }
        return (users, things.count)
    }
}
