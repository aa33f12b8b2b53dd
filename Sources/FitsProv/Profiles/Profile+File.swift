import FITS
import Files
import FoundationEssentials

extension Profile {
    /// The largest profile that is read, in bytes.
    private static let mostBytes = 1 << 20

    /// Reads a profile from a JSON file (docs/profiles.md).
    ///
    /// - Parameter path: the file.
    /// - Throws: why it cannot be read, or `bad-record` if it is not a profile.
    public init(reading path: String) throws(FitsProvError) {
        do {
            let bytes = try SmallFile.bytes(path, limit: Profile.mostBytes)
            self = try JSONDecoder().decode(Profile.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw FitsProvError(
                .badRecord, path: path, error.words, hint: "docs/profiles.md describes profiles")
        } catch {
            throw FitsProvError(error, path: path)
        }
        for field in fields where !Field.isName(field.name) {
            throw FitsProvError(
                .badRecord, path: path,
                "'\(field.name)' is not a valid field name: lower-case letters, digits and '_'")
        }
    }
}
