import FITS
import Files
import FoundationEssentials

extension Profile {
    /// The largest profile that is read, in bytes.
    private static let mostBytes = 1 << 20

    /// Reads a profile from a JSON file (docs/profiles.md).
    ///
    /// - Parameter path: the file.
    /// - Throws: `FITSError` if it cannot be read, ``FitsProvError`` if it is not a profile.
    public init(reading path: String) throws {
        let bytes = try SmallFile.bytes(path, limit: Profile.mostBytes)
        do {
            self = try JSONDecoder().decode(Profile.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw FitsProvError(
                .badRecord, path: path, error.words, hint: "docs/profiles.md describes profiles")
        }
        for field in fields where !Field.isName(field.name) {
            throw FitsProvError(
                .badRecord, path: path,
                "'\(field.name)' is not a valid field name: lower-case letters, digits and '_'")
        }
    }
}
