@testable import FitsProvService

/// Forms with tables, as clients send them.
enum SampleUpload {
    static let boundary = "<<<-----MULTIPART-BOUNDARY----->>>"

    /// A VOTable of two places and a name, one of which is near `obs 2` of the archive.
    static let places = table(
        "<FIELD name=\"id\" datatype=\"char\" arraysize=\"*\"/>"
            + "<FIELD name=\"ra\" datatype=\"double\" unit=\"deg\" ucd=\"pos.eq.ra\"/>"
            + "<FIELD name=\"dec\" datatype=\"double\" unit=\"deg\"/>",
        rows: "<TR><TD>a</TD><TD>83.701</TD><TD>22.0</TD></TR>"
            + "<TR><TD>b</TD><TD>10</TD><TD>-45</TD></TR>")

    /// A VOTable.
    static func table(_ fields: String, rows: String) -> String {
        "<?xml version=\"1.0\"?><VOTABLE version=\"1.3\" "
            + "xmlns=\"http://www.ivoa.net/xml/VOTable/v1.3\"><RESOURCE><TABLE>\(fields)"
            + "<DATA><TABLEDATA>\(rows)</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>"
    }

    /// The parts of a form, as bytes of text.
    static func form(_ values: [(String, String)], files: [(String, String)]) -> String {
        let begin = "--\(boundary)\r\nContent-Disposition: form-data; name="
        let parts =
            values.map { "\(begin)\"\($0)\"\r\n\r\n\($1)\r\n" }
            + files.map {
                "\(begin)\"\($0)\"; filename=\"\($0).vot\"\r\n"
                    + "Content-Type: application/x-votable+xml\r\n\r\n\($1)\r\n"
            }
        return parts.joined() + "--\(boundary)--\r\n"
    }
}

extension Client {
    /// POST of a form of parts.
    func post(
        _ path: String, _ values: [(String, String)], files: [(String, String)]
    ) async throws -> Reply {
        try await post(
            path, SampleUpload.form(values, files: files),
            type: "multipart/form-data; boundary=\"\(SampleUpload.boundary)\"")
    }

    /// A query that brings tables along, answered at once.
    func query(
        _ adql: String, format: String = "csv", uploads: String, _ files: [(String, String)] = []
    ) async throws -> Reply {
        try await post(
            "/tap/sync",
            [("LANG", "ADQL"), ("QUERY", adql), ("FORMAT", format), ("UPLOAD", uploads)],
            files: files)
    }
}
