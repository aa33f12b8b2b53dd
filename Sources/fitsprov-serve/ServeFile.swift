import Files
import FitsProv
import RecordYAML

/// Options of the service in a file of YAML, under the names that they have on the command line.
struct ServeFile: Decodable {
    var index: String?
    var listen: String?
    var baseURL: String?
    var certificate: String?
    var key: String?
    var proxy: String?
    var authority: String?
    var aliases: [String: String]?
    var state: String?
    var noURLUploads: Bool?
    var uploadHosts: [String]?

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case index, listen, authority, state
        case baseURL = "base-url"
        case certificate = "tls-cert"
        case key = "tls-key"
        case proxy = "behind-proxy"
        case aliases = "alias"
        case noURLUploads = "no-url-uploads"
        case uploadHosts = "upload-from"
    }

    /// Says nothing.
    init() {}

    /// The longest file that is read, in bytes.
    private static let mostBytes = 1 << 20

    /// Reads a file.
    ///
    /// - Parameter path: the file.
    /// - Throws: `FitsProvError` with the line or the name that is wrong.
    init(reading path: String) throws(FitsProvError) {
        do {
            let bytes = try SmallFile.bytes(path, limit: ServeFile.mostBytes)
            let decoder = try YAML.decoder(String(decoding: bytes, as: UTF8.self))
            try decoder.refuseOtherKeys(than: CodingKeys.self)
            try self.init(from: decoder)
        } catch let error as DecodingError {
            throw FitsProvError(
                .refused, path: path, error.words, hint: "docs/serve.md lists the options")
        } catch {
            throw FitsProvError(error, path: path)
        }
    }
}
